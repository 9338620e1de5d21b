import { FileInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  calendarImportBounds,
  type CalendarImportDto,
  type CalendarPersonChoiceDto,
  type MemberDto,
  type ScheduleDto,
} from '@ringdown/contracts';
import { IconFile } from '@tabler/icons-react';
import { useRef, useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';
import { FormProblem } from '../../../components/form/form-problem';
import { useReadCalendar, useSaveLayers } from '../api/calendar-import.queries';
import { ImportPreview } from './import-preview';

type ImportCalendarProps = {
  schedule: ScheduleDto;
  members: readonly Pick<MemberDto, 'userId' | 'name'>[];
  onDone: () => void;
};

type Chosen = { name: string; calendar: string; people: CalendarPersonChoiceDto[] };

/** Chooses a file, shows what it says and of whom, and makes a layer of it. */
export function ImportCalendar({ schedule, members, onDone }: ImportCalendarProps) {
  const { id } = useCurrentProject();
  const readCalendar = useReadCalendar(id);
  const saveLayers = useSaveLayers(id, schedule);
  const [chosen, setChosen] = useState<Chosen>();
  const [answer, setAnswer] = useState<CalendarImportDto>();
  const [problem, setProblem] = useState<string>();
  const latest = useRef<Chosen>(undefined);
  const read = async (next: Chosen) => {
    latest.current = next;
    setProblem(undefined);
    setChosen(next);
    const { calendar, people } = next;
    try {
      const read = await readCalendar.mutateAsync({
        calendar,
        people,
        timeZone: schedule.timeZone,
      });
      // Somebody may have chosen again meanwhile.
      if (latest.current === next) setAnswer(read);
    } catch (error) {
      if (latest.current === next) setProblem(sentenceOf(error));
    }
  };
  const choose = async (file: File | null) => {
    latest.current = undefined;
    setAnswer(undefined);
    setChosen(undefined);
    setProblem(undefined);
    if (file === null) return;
    if (file.size > calendarImportBounds.characters) {
      setProblem(`The file is larger than ${String(calendarImportBounds.characters / 1000)} kB.`);
      return;
    }
    const name = file.name.replace(/\.\w+$/, '').slice(0, 100);
    await read({ name, calendar: await file.text(), people: [] });
  };

  return (
    <Stack gap="md">
      <Text size="sm">
        The shifts of an .ics file, from a month ago to a year ahead, become a layer of{' '}
        {schedule.name}. Later changes of the calendar are not followed.
      </Text>
      <FileInput
        label="Calendar file"
        placeholder="Choose a file (.ics)"
        accept=".ics,.ical,text/calendar"
        leftSection={<IconFile size={16} aria-hidden />}
        clearable
        clearButtonProps={{ 'aria-label': 'Choose no file' }}
        onChange={(file) => void choose(file)}
        data-autofocus
      />
      <FormProblem problem={problem} />
      {answer === undefined && readCalendar.isPending && <Text size="sm">Reading…</Text>}
      {chosen !== undefined && answer !== undefined && (
        <ImportPreview
          key={chosen.calendar}
          {...{ answer, schedule, members }}
          suggestedName={chosen.name}
          isReading={readCalendar.isPending}
          isSaving={saveLayers.isPending}
          onChoose={(choice) =>
            void read({
              ...chosen,
              people: [...chosen.people.filter(({ label }) => label !== choice.label), choice],
            })
          }
          onCancel={onDone}
          onAdd={(layers) =>
            saveLayers.mutate(layers, {
              onSuccess: () => {
                notifications.show({ message: 'The calendar is a layer of the schedule now.' });
                onDone();
              },
              onError: (error) => setProblem(sentenceOf(error)),
            })
          }
        />
      )}
    </Stack>
  );
}
