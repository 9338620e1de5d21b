import { Switch } from '@mantine/core';
import type { SupportHoursDto } from '@ringdown/contracts';
import type { ReactNode } from 'react';

import { DatesInput } from '../../../components/form/dates-input';
import type { ErrorAt } from '../../../components/form/field-errors';
import { FormSection } from '../../../components/form/form-section';
import { WindowsField } from '../../../components/form/windows-field';
import { weekdays } from '../../../components/weekdays';

type SupportHoursFieldsProps = {
  hours: SupportHoursDto | null;
  timeZone: string;
  isReadOnly: boolean;
  onChange: (hours: SupportHoursDto | null) => void;
  errorAt: ErrorAt;
  /** What callers hear outside of the hours. */
  children: ReactNode;
};

const officeHours: SupportHoursDto = {
  windows: weekdays.slice(0, 5).map(({ value: weekday }) => ({
    kind: 'weekly',
    opens: { weekday, time: '09:00' },
    closes: { weekday, time: '17:00' },
  })),
  holidays: [],
};

/** When people are rung at all. */
export function SupportHoursFields({
  hours,
  timeZone,
  isReadOnly,
  onChange,
  errorAt,
  children,
}: SupportHoursFieldsProps) {
  return (
    <FormSection title="Support hours">
      <Switch
        label="Ring people at certain hours only"
        description="Off: at any time."
        disabled={isReadOnly}
        checked={hours !== null}
        onChange={({ currentTarget: { checked } }) => onChange(checked ? officeHours : null)}
      />
      {hours !== null && (
        <>
          <fieldset disabled={isReadOnly} style={{ border: 0, margin: 0, padding: 0 }}>
            <WindowsField
              label="Hours"
              description={`On the clocks of ${timeZone.replaceAll('_', ' ')}.`}
              windows={hours.windows}
              onChange={(windows) => onChange({ windows, holidays: hours.holidays })}
              path="supportHours"
              errorAt={errorAt}
            />
          </fieldset>
          <DatesInput
            label="Days off"
            maw={420}
            readOnly={isReadOnly}
            dates={hours.holidays}
            onChange={(holidays) => onChange({ windows: hours.windows, holidays })}
            data-path="supportHours.holidays"
            error={errorAt('holidays')}
          />
          {children}
        </>
      )}
    </FormSection>
  );
}
