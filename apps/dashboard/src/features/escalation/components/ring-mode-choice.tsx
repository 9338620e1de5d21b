import { Radio, Stack } from '@mantine/core';
import { ringModes, type RingModeName } from '@ringdown/contracts';
import type { ReactNode } from 'react';

/** How each mode is called. */
export const ringModeWords: Record<RingModeName, string> = {
  'one-by-one': 'One by one',
  'all-at-once': 'All at once',
};

const consequences: Record<RingModeName, string> = {
  'one-by-one': 'Each phone rings for the time below before the next one does.',
  'all-at-once':
    'All phones ring together for the time below. Whoever presses 1 first has the caller, and the others stop. Whoever talks on another call is left out while others can be rung.',
};

type RingModeChoiceProps = {
  value: RingModeName;
  onChange: (mode: RingModeName) => void;
  error?: ReactNode;
};

/** Whether the people of a rule are rung in turn or together. */
export function RingModeChoice({ value, onChange, error }: RingModeChoiceProps) {
  return (
    <Radio.Group
      label="How to ring several"
      value={value}
      onChange={(mode) => onChange(mode)}
      error={error}
    >
      <Stack gap="xs" mt={4}>
        {ringModes.map((mode) => (
          <Radio
            key={mode}
            value={mode}
            label={ringModeWords[mode]}
            description={consequences[mode]}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
