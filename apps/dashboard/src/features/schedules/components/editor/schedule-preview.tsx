import { Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { FinalScheduleDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../../api/current-project';
import { ProblemError, sentenceOf } from '../../../../api/problem-error';
import { useNow } from '../../../../components/use-now';
import { Verdict } from '../../../../components/verdict';
import { scheduleQueries } from '../../api/schedules.queries';
import type { ScheduleFormValues } from '../../schedule-form-values';
import { scheduleRows } from '../../schedule-rows';
import { useShown } from '../../use-shown';
import { ScheduleView } from '../schedule-view';
import { ShownControls } from '../shown-controls';
import { useIsPhone } from '../use-is-phone';

/** Typing pauses for that long before a preview is asked for. */
const pauseMilliseconds = 400;

type SchedulePreviewProps = {
  values: ScheduleFormValues;
  /** Whose overrides hold, too. */
  scheduleId?: string | undefined;
};

/** What the schedule would say as it stands in the form. */
export function SchedulePreview({ values, scheduleId }: SchedulePreviewProps) {
  const project = useCurrentProject();
  const now = useNow(60_000);
  const isPhone = useIsPhone();
  const [asked] = useDebouncedValue(values, pauseMilliseconds);
  const { timeZone, mode, layers, holidayCalendars } = asked;
  const shown = useShown(timeZone, now);
  const preview = useQuery(
    scheduleQueries.preview(project.id, {
      schedule: { timeZone, mode, layers, holidayCalendars },
      ...(scheduleId === undefined ? {} : { scheduleId }),
      from: new Date(shown.period.from).toISOString(),
      to: new Date(shown.period.to).toISOString(),
    }),
  );
  const rows = preview.data && scheduleRows(preview.data, layers);

  return (
    <Stack component="section" aria-label="Preview" gap="md">
      <div>
        <Title order={2}>Preview</Title>
        <Text size="sm" c="dimmed">
          Who would be on call. Nothing changes until you save.
        </Text>
      </div>
      <ShownControls shown={shown} scheduleZone={timeZone} hasViews={!isPhone} />
      <div aria-live="polite">
        <PreviewVerdict answer={preview.data} error={preview.error} now={now} />
      </div>
      {rows && preview.error === null && (
        <ScheduleView
          layers={rows.layers}
          final={rows.final}
          userIds={preview.data.people.map(({ userId }) => userId)}
          {...{ shown, now }}
        />
      )}
    </Stack>
  );
}

type PreviewVerdictProps = {
  answer: FinalScheduleDto | undefined;
  error: Error | null;
  now: number;
};

/** Whether somebody would always be on call from now on, or why there is no preview yet. */
function PreviewVerdict({ answer, error, now }: PreviewVerdictProps) {
  if (error !== null) return <Verdict tone="neutral">No preview yet: {reasonOf(error)}</Verdict>;
  if (answer === undefined) return <Verdict tone="neutral">The preview is on its way …</Verdict>;
  const gaps = answer.segments.filter(
    ({ to, userIds }) => userIds.length === 0 && Date.parse(to) > now,
  ).length;
  if (gaps === 0) return <Verdict tone="good">Somebody is on call all the time.</Verdict>;
  return (
    <Verdict tone="warning">
      {gaps === 1 ? 'Once' : `${gaps} times`} in the time shown nobody is on call.
    </Verdict>
  );
}

function reasonOf(error: Error): string {
  const [messages] = error instanceof ProblemError ? Object.values(error.fieldErrors) : [];
  return messages?.[0] ?? sentenceOf(error);
}
