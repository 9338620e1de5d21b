import { Button, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState } from 'react';

import type { Choice } from '../../../../components/people-order';
import { moveBy } from '../../../../components/reorder';
import { newLayer, type ScheduleFormValues, type Layer } from '../../schedule-form-values';
import { layerTitle } from '../../schedule-rows';
import type { ErrorAt } from '../../../../components/form/field-errors';
import { LayerCard } from './layer-card';

type LayersFieldProps = {
  values: Pick<ScheduleFormValues, 'layers' | 'mode' | 'timeZone'>;
  choices: readonly Choice[];
  /** @param changed the path of what was changed, when nothing else was. */
  onChange: (layers: Layer[], changed?: string) => void;
  errorAtLayer: (index: number) => ErrorAt;
  error: React.ReactNode;
};

/** The layers, the highest first. */
export function LayersField({ values, choices, onChange, ...props }: LayersFieldProps) {
  const { layers, mode, timeZone } = values;
  const list = useRef<HTMLDivElement>(null);
  const moved = useRef<string>(undefined);
  const [announcement, setAnnouncement] = useState('');
  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    list.current?.querySelector<HTMLElement>(moved.current)?.focus();
    moved.current = undefined;
  }, [layers]);

  const move = (layer: Layer, index: number, step: -1 | 1) => {
    moved.current = `[data-layer="${layer.id}"] [data-move="${step}"]`;
    const title = layerTitle(layer.name, index);
    setAnnouncement(`${title} is now number ${index + 1 + step} of ${layers.length}.`);
    onChange(moveBy(layers, index, step));
  };

  return (
    <Stack gap="md" ref={list}>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      {layers.map((layer, index) => (
        <LayerCard
          key={layer.id}
          {...{ layer, index, choices, timeZone }}
          count={layers.length}
          isOneWins={mode === 'one-wins'}
          errorAt={props.errorAtLayer(index)}
          onChange={(changed) => onChange(layers.with(index, changed), `layers.${index}`)}
          onMove={(step) => move(layer, index, step)}
          onRemove={() => onChange(layers.toSpliced(index, 1))}
        />
      ))}
      {layers.length === 0 && (
        <Text size="sm" c="dimmed">
          Without a layer nobody is on call.
        </Text>
      )}
      {props.error !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)">
          {props.error}
        </Text>
      )}
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={16} />}
        onClick={() => onChange([...layers, newLayer(Date.now(), timeZone)])}
      >
        Add a layer
      </Button>
    </Stack>
  );
}
