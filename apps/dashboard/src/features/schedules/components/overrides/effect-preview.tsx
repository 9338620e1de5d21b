import { Alert, Paper, Stack, Text } from '@mantine/core';
import type { CreateScheduleOverrideDto, ScheduleDto } from '@ringdown/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../../api/current-project';
import { sentenceOf } from '../../../../api/problem-error';
import classes from '../../../../components/linked-rows.module.css';
import { scheduleQueries } from '../../api/schedules.queries';
import { periodWords } from '../../time-words';
import { namesOf } from '../timeline/segment-words';
import { mostPreviewedDays, overrideEffect, previewedPeriod, type Change } from './override-effect';

type EffectPreviewProps = {
  schedule: ScheduleDto;
  draft: CreateScheduleOverrideDto;
  nameOf: (userId: string) => string;
};

const mostShown = 8;

/** Says, before anything is saved, who would be on call in whose place. */
export function EffectPreview({ schedule, draft, nameOf }: EffectPreviewProps) {
  const project = useCurrentProject();
  const period = previewedPeriod(draft);
  const query = useQuery({
    ...scheduleQueries.overrides(project.id, schedule.id, period ?? { from: 0, to: 1 }),
    enabled: period !== undefined,
  });
  if (period === undefined) return null;
  if (query.data === undefined) {
    return query.error === null ? null : (
      <Text size="sm" c="dimmed">
        What it changes could not be worked out: {sentenceOf(query.error)}
      </Text>
    );
  }
  const isWayBack = query.data.some(
    ({ kind, person, by }) =>
      kind === 'replace' &&
      draft.kind === 'replace' &&
      person?.userId === draft.byUserId &&
      by?.userId === draft.userId,
  );
  const changes = overrideEffect(schedule, query.data, draft);
  const isComplete = Date.parse(draft.to) === period.to;

  return (
    <Stack gap={4} component="section" aria-label="What it changes" aria-live="polite">
      <Text size="sm" fw={600}>
        What it changes
      </Text>
      {changes.length === 0 ? (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} p="xs">
          Nothing: the same people are on call with it as without it.
          {isWayBack &&
            ' To give back a shift that was taken over, cancel the override that did it, or let the colleague hand it over under My Shifts.'}
        </Alert>
      ) : (
        <Paper withBorder p="xs">
          <Stack component="ul" gap={6} className={classes.plainList}>
            {changes.slice(0, mostShown).map((change) => (
              <ChangeLine key={change.from} {...{ change, nameOf }} timeZone={schedule.timeZone} />
            ))}
            {changes.length > mostShown && (
              <Text component="li" size="sm" c="dimmed">
                and {changes.length - mostShown} more times
              </Text>
            )}
          </Stack>
        </Paper>
      )}
      {!isComplete && (
        <Text size="xs" c="dimmed">
          In its first {mostPreviewedDays} days.
        </Text>
      )}
    </Stack>
  );
}

function ChangeLine({
  change: { before, after, ...period },
  nameOf,
  timeZone,
}: {
  change: Change;
  nameOf: EffectPreviewProps['nameOf'];
  timeZone: string;
}) {
  const who = (people: readonly string[]) =>
    people.length === 0 ? 'nobody' : namesOf(people.map((id) => ({ name: nameOf(id) })));

  return (
    <li>
      <Text size="xs" c="dimmed" className="numbers">
        {periodWords(period, timeZone)}
      </Text>
      <Text size="sm">
        <strong>{who(after)}</strong> instead of {who(before)}
      </Text>
    </li>
  );
}
