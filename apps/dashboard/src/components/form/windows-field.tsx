import { Button, CloseButton, Group, Input, Select, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { WeekdayDto } from '@ringdown/contracts';

import { weekdays } from '../weekdays';
import type { ErrorAt } from './field-errors';
import { TimeInput } from './time-input';

/** A contract's shape without its class, so that it can be spread. */
type TimeWindow =
  | { kind: 'daily'; opens: string; closes: string }
  | { kind: 'weekly'; opens: WeekTime; closes: WeekTime };
type WeekTime = { weekday: WeekdayDto; time: string };

type WindowsFieldProps = {
  label: string;
  description: string;
  windows: TimeWindow[];
  onChange: (windows: TimeWindow[]) => void;
  path: string;
  errorAt: ErrorAt;
};

const everyDay = '0';
const dayOptions = [
  { value: everyDay, label: 'Every day' },
  ...weekdays.map(({ value, label }) => ({ value: String(value), label })),
];
const officeHours = weekdays.slice(0, 5).map(({ value }) => weekly(value, '09:00', '17:00'));

/** Times of the day or of the week, added one by one. */
export function WindowsField({
  label,
  description,
  windows,
  onChange,
  path,
  errorAt,
}: WindowsFieldProps) {
  const isRowWrong = windows.some((_, index) => Boolean(errorAt(`windows.${index}`)));

  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={!isRowWrong && errorAt('windows')}
    >
      <Stack gap="xs" mt="xs">
        {windows.map((window, index) => (
          <WindowRow
            key={index}
            number={index + 1}
            window={window}
            onChange={(changed) => onChange(windows.with(index, changed))}
            onRemove={() => onChange(windows.toSpliced(index, 1))}
            path={`${path}.windows.${index}`}
            error={errorAt(`windows.${index}`)}
          />
        ))}
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() =>
              onChange([...windows, { kind: 'daily', opens: '09:00', closes: '17:00' }])
            }
          >
            Add a time
          </Button>
          {windows.length === 0 && (
            <Button variant="subtle" size="compact-sm" onClick={() => onChange(officeHours)}>
              Monday to Friday, 09:00 – 17:00
            </Button>
          )}
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}

type WindowRowProps = {
  number: number;
  window: TimeWindow;
  onChange: (window: TimeWindow) => void;
  onRemove: () => void;
  path: string;
  error: React.ReactNode;
};

function WindowRow({ number, window, onChange, onRemove, path, error }: WindowRowProps) {
  const name = (field: string) => `${field} of time ${number}`;
  const { opens, closes } = timesOf(window);

  return (
    <div>
      <Group gap="xs">
        <Select
          w={130}
          aria-label={name('Day')}
          allowDeselect={false}
          data={dayOptions}
          value={window.kind === 'daily' ? everyDay : String(window.opens.weekday)}
          onChange={(day) => onChange(onDay(readWeekday(day), opens, closes))}
        />
        <TimeInput
          aria-label={name('Start')}
          data-path={path}
          value={opens}
          onChange={(time) =>
            onChange(
              window.kind === 'daily'
                ? { ...window, opens: time }
                : { ...window, opens: { ...window.opens, time } },
            )
          }
          error={Boolean(error)}
        />
        <Text size="sm">to</Text>
        {window.kind === 'weekly' && (
          <Select
            w={130}
            aria-label={name('Last day')}
            allowDeselect={false}
            data={dayOptions.slice(1)}
            value={String(window.closes.weekday)}
            onChange={(day) => {
              const weekday = readWeekday(day);
              if (weekday === undefined) return;
              onChange({ ...window, closes: { ...window.closes, weekday } });
            }}
          />
        )}
        <TimeInput
          aria-label={name('End')}
          value={closes}
          onChange={(time) =>
            onChange(
              window.kind === 'daily'
                ? { ...window, closes: time }
                : { ...window, closes: { ...window.closes, time } },
            )
          }
          error={Boolean(error)}
        />
        <CloseButton aria-label={`Remove time ${number}`} onClick={onRemove} />
      </Group>
      {Boolean(error) && <Input.Error mt={4}>{error}</Input.Error>}
    </div>
  );
}

function timesOf(window: TimeWindow): { opens: string; closes: string } {
  return window.kind === 'daily'
    ? window
    : { opens: window.opens.time, closes: window.closes.time };
}

function onDay(weekday: WeekdayDto | undefined, opens: string, closes: string): TimeWindow {
  return weekday === undefined ? { kind: 'daily', opens, closes } : weekly(weekday, opens, closes);
}

function weekly(weekday: WeekdayDto, opens: string, closes: string): TimeWindow {
  return {
    kind: 'weekly',
    opens: { weekday, time: opens },
    closes: { weekday, time: closes },
  };
}

function readWeekday(text: string | null): WeekdayDto | undefined {
  return weekdays.find(({ value }) => String(value) === text)?.value;
}
