import { Button, CloseButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';

import { DatesInput } from '../../../../components/form/dates-input';
import type { HolidayCalendar } from '../../schedule-form-values';
import type { ErrorAt } from '../../../../components/form/field-errors';

type HolidayCalendarsFieldProps = {
  calendars: HolidayCalendar[];
  onChange: (calendars: HolidayCalendar[]) => void;
  errorAt: ErrorAt;
};

/** Lists of days off; layers say what happens on them. */
export function HolidayCalendarsField({
  calendars,
  onChange,
  errorAt,
}: HolidayCalendarsFieldProps) {
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        A date in any of these lists is a holiday, from midnight to midnight. Each layer says
        whether it covers holidays.
      </Text>
      {errorAt('holidayCalendars') !== undefined && calendars.length === 0 && (
        <Text size="sm" c="var(--mantine-color-error)">
          {errorAt('holidayCalendars')}
        </Text>
      )}
      {calendars.map((calendar, index) => (
        <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
          <Stack gap="xs" flex={1}>
            <TextInput
              label={`Name of list ${index + 1}`}
              placeholder="Public holidays"
              data-path={`holidayCalendars.${index}.name`}
              value={calendar.name}
              onChange={({ currentTarget: { value } }) =>
                onChange(calendars.with(index, { ...calendar, name: value }))
              }
              error={errorAt(`holidayCalendars.${index}.name`)}
            />
            <DatesInput
              label={`Dates of list ${index + 1}`}
              data-path={`holidayCalendars.${index}.dates`}
              dates={calendar.dates}
              onChange={(dates) => onChange(calendars.with(index, { ...calendar, dates }))}
              error={errorAt(`holidayCalendars.${index}.dates`)}
            />
          </Stack>
          <CloseButton
            mt={28}
            aria-label={`Remove list ${index + 1}`}
            onClick={() => onChange(calendars.toSpliced(index, 1))}
          />
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        w="fit-content"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...calendars, { name: '', dates: [] }])}
      >
        Add a list of holidays
      </Button>
    </Stack>
  );
}
