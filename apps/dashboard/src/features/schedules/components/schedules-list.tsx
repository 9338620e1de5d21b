import { Anchor, Paper, Stack, Text } from '@mantine/core';
import type { ScheduleDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import classes from '../../../components/linked-rows.module.css';
import { useNow } from '../../../components/use-now';
import { Verdict } from '../../../components/verdict';
import { scheduleQueries } from '../api/schedules.queries';
import { gapsAhead, gapVerdict, onCallNow, onCallVerdict } from '../on-call-verdict';

type SchedulesListProps = { schedules: readonly ScheduleDto[]; timeZone: string };

export function SchedulesList({ schedules, timeZone }: SchedulesListProps) {
  return (
    <Stack component="ul" gap="sm" className={classes.plainList}>
      {schedules.map((schedule) => (
        <Paper component="li" key={schedule.id} withBorder p="md" className={classes.card}>
          <Stack gap={4}>
            <Anchor component={Link} to={schedule.id} fw={600} size="sm" className={classes.link}>
              {schedule.name}
            </Anchor>
            <OnCallLines schedule={schedule} timeZone={timeZone} />
            {schedule.description !== '' && (
              <Text size="sm" c="dimmed" lineClamp={2}>
                {schedule.description}
              </Text>
            )}
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}

/** Who is on call now and until when, and a warning of the next gap. */
function OnCallLines({ schedule, timeZone }: { schedule: ScheduleDto; timeZone: string }) {
  const project = useCurrentProject();
  const { data: ahead, error } = useQuery(scheduleQueries.ahead(project.id, schedule.id));
  const now = useNow(30_000);
  if (schedule.layers.length === 0) {
    return <Verdict tone="bad">Nobody is on call: it has no layers yet.</Verdict>;
  }
  if (error !== null && ahead === undefined) {
    return <Verdict tone="neutral">Who is on call could not be loaded.</Verdict>;
  }
  if (ahead === undefined) return <Verdict tone="neutral">Who is on call …</Verdict>;

  const moment = { now, timeZone };
  const who = onCallVerdict(onCallNow(ahead, now), moment);
  const gap = gapVerdict(gapsAhead(ahead, now), moment);
  return (
    <>
      <Verdict tone={who.tone}>{who.words}</Verdict>
      {gap && <Verdict tone={gap.tone}>{gap.words}</Verdict>}
    </>
  );
}
