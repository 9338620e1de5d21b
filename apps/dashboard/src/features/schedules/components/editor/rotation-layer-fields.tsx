import { Checkbox, Group, Select, TextInput } from '@mantine/core';

import type { Choice } from '../../../../components/people-order';
import type { RotationLayer } from '../../schedule-form-values';
import type { ErrorAt } from '../../../../components/form/field-errors';
import { RotationFields } from './rotation-fields';
import { TurnsField } from './turns-field';
import { WindowsField } from '../../../../components/form/windows-field';

type RotationLayerFieldsProps = {
  layer: RotationLayer;
  path: string;
  choices: readonly Choice[];
  errorAt: ErrorAt;
  onChange: (layer: RotationLayer) => void;
};

const holidayWords: { value: RotationLayer['holidays']; label: string }[] = [
  { value: 'ignored', label: 'As on any other day' },
  { value: 'off', label: 'Not on holidays' },
  { value: 'only', label: 'Only on holidays' },
];

/** People who take turns by a rule. */
export function RotationLayerFields(props: RotationLayerFieldsProps) {
  const { layer, path, choices, errorAt, onChange } = props;
  const set = (change: Partial<RotationLayer>) => onChange({ ...layer, ...change });
  const hasUncovered = layer.windows.length > 0 || layer.holidays !== 'ignored';

  return (
    <>
      <TurnsField
        turns={layer.members}
        onChange={(members) => set({ members })}
        {...{ choices, path, errorAt }}
      />
      <RotationFields
        rotation={layer.rotation}
        onChange={(rotation) => set({ rotation })}
        {...{ path, errorAt }}
      />
      <Group gap="sm" align="flex-start">
        <TextInput
          type="datetime-local"
          label="From"
          w={210}
          data-path={`${path}.start`}
          value={layer.start}
          onChange={({ currentTarget }) => set({ start: currentTarget.value })}
          error={errorAt('start')}
        />
        <TextInput
          type="datetime-local"
          label="To (optional)"
          w={210}
          data-path={`${path}.end`}
          value={layer.end ?? ''}
          onChange={({ currentTarget: { value } }) => set({ end: value === '' ? null : value })}
          error={errorAt('end')}
        />
      </Group>
      <WindowsField
        label="Times of cover"
        description={
          layer.windows.length === 0
            ? 'Always. Add times if people are on call only during some hours.'
            : 'Outside these times this layer leaves the others to cover.'
        }
        windows={layer.windows}
        onChange={(windows) => set({ windows })}
        {...{ path, errorAt }}
      />
      <Group gap="md" align="flex-end">
        <Select
          label="Holidays"
          w={210}
          allowDeselect={false}
          data={holidayWords}
          data-path={`${path}.holidays`}
          value={layer.holidays}
          onChange={(holidays) => holidays !== null && set({ holidays })}
          error={errorAt('holidays')}
        />
        {hasUncovered && (
          <Checkbox
            label="Turns without any cover are skipped"
            description="So that nobody’s turn falls on times that this layer leaves open altogether."
            checked={layer.turnsFollow === 'coverage'}
            onChange={({ currentTarget }) =>
              set({ turnsFollow: currentTarget.checked ? 'coverage' : 'calendar' })
            }
          />
        )}
      </Group>
    </>
  );
}
