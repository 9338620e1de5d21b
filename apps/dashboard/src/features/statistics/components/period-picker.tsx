import { NativeSelect, TextInput } from '@mantine/core';

import { periods } from '../period';
import type { usePeriod } from '../use-period';

type PeriodPickerProps = { chosen: ReturnType<typeof usePeriod> };

/** The last so many days, or from one day to another. */
export function PeriodPicker({ chosen }: PeriodPickerProps) {
  const { shown, first, last, period } = chosen;
  return (
    <>
      <NativeSelect
        label="Period"
        data={[
          ...periods.map((each) => ({ value: String(each), label: `Last ${each} days` })),
          { value: 'other', label: 'From … to …' },
        ]}
        value={shown}
        onChange={({ currentTarget }) => chosen.choosePeriod(currentTarget.value)}
      />
      {shown === 'other' && (
        <>
          <TextInput
            label="First day"
            type="date"
            value={first}
            onChange={({ currentTarget }) => chosen.chooseFirst(currentTarget.value)}
          />
          <TextInput
            label="Last day"
            type="date"
            value={last}
            error={typeof period === 'string' && period}
            onChange={({ currentTarget }) => chosen.chooseLast(currentTarget.value)}
          />
        </>
      )}
    </>
  );
}
