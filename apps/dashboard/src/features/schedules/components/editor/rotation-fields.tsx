import { Group, NumberInput, Select } from '@mantine/core';

import { weekdays } from '../../../../components/weekdays';
import { rotationOf, type Rotation } from '../../schedule-form-values';
import type { ErrorAt } from '../../../../components/form/field-errors';
import { TimeInput } from '../../../../components/form/time-input';

type RotationFieldsProps = {
  rotation: Rotation;
  onChange: (rotation: Rotation) => void;
  path: string;
  errorAt: ErrorAt;
};

const units = ['hours', 'days', 'weeks', 'months'] as const;
const weekdayOptions = weekdays.map(({ value, label }) => ({ value: String(value), label }));

/** How long a turn is, and when it is handed over. */
export function RotationFields({ rotation, onChange, path, errorAt }: RotationFieldsProps) {
  const inPath = (field: string) => ({
    'data-path': `${path}.rotation.${field}`,
    error: errorAt(`rotation.${field}`),
  });

  return (
    <Group gap="sm" align="flex-start">
      <NumberInput
        label="Hand over every"
        w={120}
        min={1}
        allowDecimal={false}
        value={rotation.every}
        onChange={(every) => onChange({ ...rotation, every: Number(every) })}
        {...inPath('every')}
      />
      <Select
        label="Unit"
        w={120}
        allowDeselect={false}
        data={[...units]}
        value={rotation.unit}
        onChange={(unit) => unit !== null && onChange(rotationOf(unit, rotation))}
      />
      {rotation.unit === 'weeks' && (
        <Select
          label="On"
          w={150}
          allowDeselect={false}
          data={weekdayOptions}
          value={String(rotation.weekday)}
          onChange={(day) => {
            const weekday = weekdays.find(({ value }) => String(value) === day)?.value;
            if (weekday !== undefined) onChange({ ...rotation, weekday });
          }}
          {...inPath('weekday')}
        />
      )}
      {rotation.unit === 'months' && (
        <NumberInput
          label="On day of the month"
          w={160}
          min={1}
          max={31}
          allowDecimal={false}
          value={rotation.dayOfMonth}
          onChange={(day) => onChange({ ...rotation, dayOfMonth: Number(day) })}
          {...inPath('dayOfMonth')}
        />
      )}
      {rotation.unit !== 'hours' && (
        <TimeInput
          label="At"
          value={rotation.handOffTime}
          onChange={(handOffTime) => onChange({ ...rotation, handOffTime })}
          {...inPath('handOffTime')}
        />
      )}
    </Group>
  );
}
