import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';

import { MoveButtons } from '../../../../components/move-buttons';
import type { Choice } from '../../../../components/people-order';
import { layerTitle } from '../../schedule-rows';
import { periodWords } from '../../time-words';
import type { Layer } from '../../schedule-form-values';
import type { ErrorAt } from '../../../../components/form/field-errors';
import { RotationLayerFields } from './rotation-layer-fields';

type LayerCardProps = {
  layer: Layer;
  index: number;
  count: number;
  /** Whether the highest layer wins where several cover. */
  isOneWins: boolean;
  timeZone: string;
  choices: readonly Choice[];
  errorAt: ErrorAt;
  onChange: (layer: Layer) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
};

/** One layer in the editor. */
export function LayerCard({ layer, index, count, isOneWins, ...props }: LayerCardProps) {
  const path = `layers.${index}`;
  const title = layerTitle(layer.name, index);
  const { errorAt, onChange } = props;

  return (
    <Paper
      component="section"
      aria-label={title}
      data-layer={layer.id}
      withBorder
      p="md"
      bg="var(--ringdown-surface)"
    >
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Title order={3}>{title}</Title>
            {count > 1 && isOneWins && (
              <Text size="xs" c="dimmed">
                {index === 0 ? 'wins over the layers below' : 'covers what those above leave open'}
              </Text>
            )}
          </Group>
          <Group gap="xs" wrap="nowrap">
            {count > 1 && (
              <MoveButtons
                what={title}
                isFirst={index === 0}
                isLast={index === count - 1}
                onMove={props.onMove}
              />
            )}
            <Button variant="subtle" color="red" size="compact-sm" onClick={props.onRemove}>
              Remove layer
            </Button>
          </Group>
        </Group>
        <TextInput
          label="Name of the layer"
          placeholder={`Layer ${index + 1}`}
          maw={360}
          data-path={`${path}.name`}
          value={layer.name}
          onChange={({ currentTarget: { value } }) => onChange({ ...layer, name: value })}
          error={errorAt('name')}
        />
        {layer.kind === 'rotation' ? (
          <RotationLayerFields
            layer={layer}
            path={path}
            choices={props.choices}
            {...{ errorAt, onChange }}
          />
        ) : (
          <FixedShifts layer={layer} timeZone={props.timeZone} error={errorAt('shifts')} />
        )}
      </Stack>
    </Paper>
  );
}

type FixedShiftsProps = {
  layer: Extract<Layer, { kind: 'shifts' }>;
  timeZone: string;
  error: React.ReactNode;
};

/** Shifts that follow no rule, such as those of an imported calendar. */
function FixedShifts({ layer: { shifts }, timeZone, error }: FixedShiftsProps) {
  const starts = shifts.map(({ from }) => Date.parse(from));
  const ends = shifts.map(({ to }) => Date.parse(to));
  const whole = { from: Math.min(...starts), to: Math.max(...ends) };

  return (
    <div>
      <Text size="sm">
        {shifts.length === 0
          ? 'No shifts are left in this layer.'
          : `${shifts.length} fixed shifts, ${periodWords(whole, timeZone)}. They follow no rule.`}
      </Text>
      {error !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)">
          {error}
        </Text>
      )}
    </div>
  );
}
