import { Button, Stack } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import type { ScheduleDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { QueryView } from '../../../components/query-view';
import { scheduleQueries } from '../api/schedules.queries';
import { overrideRows, scheduleRows } from '../schedule-rows';
import { useShown } from '../use-shown';
import { Coverage } from './coverage';
import { ComingOverrides } from './overrides/coming-overrides';
import { useOverrides } from './overrides/use-overrides';
import { ScheduleView } from './schedule-view';
import { ShownControls } from './shown-controls';
import { useIsPhone } from './use-is-phone';

type ScheduleRoomProps = { schedule: ScheduleDto; now: number };

/** The schedule over the shown period: who is on call, what was overridden, and how it is covered. */
export function ScheduleRoom({ schedule, now }: ScheduleRoomProps) {
  const project = useCurrentProject();
  const shown = useShown(schedule.timeZone, now);
  const isPhone = useIsPhone();
  const final = useQuery(scheduleQueries.final(project.id, schedule.id, shown.period));
  const overrides = useQuery(scheduleQueries.overrides(project.id, schedule.id, shown.period));
  const coverage = useQuery(scheduleQueries.coverage(project.id, schedule.id, shown.period));
  const override = useOverrides(schedule, now);
  const userIds = schedule.people.map(({ userId }) => userId);
  if (schedule.layers.length === 0 && overrides.data?.length === 0) return <NoLayers />;

  return (
    <Stack gap="lg">
      <ShownControls shown={shown} scheduleZone={schedule.timeZone} hasViews={!isPhone} />
      <QueryView query={final} errorTitle="Who is on call could not be loaded">
        {(answer) => {
          const rows = scheduleRows(answer, schedule.layers);
          return (
            <ScheduleView
              layers={rows.layers}
              final={rows.final}
              overrides={overrideRows(overrides.data ?? [])}
              {...{ shown, now, userIds }}
              onSelectRange={override.onSelectRange}
              segmentActions={override.segmentActions}
            />
          );
        }}
      </QueryView>
      <ComingOverrides
        schedule={schedule}
        now={now}
        timeZone={shown.timeZone}
        onAdd={override.add}
      />
      {override.modal}
      <QueryView query={coverage} errorTitle="The coverage could not be loaded">
        {(answer) => <Coverage coverage={answer} {...{ shown, now, userIds }} />}
      </QueryView>
    </Stack>
  );
}

function NoLayers() {
  const { may } = useCurrentProject();

  return (
    <EmptyState
      icon={<IconCalendarTime />}
      title="Nobody takes turns here yet"
      description="A layer is people who take turns, by the week for example. Without one, nobody is on call."
      action={
        may('write', 'schedules') && (
          <Button component={Link} to="edit">
            Add a layer
          </Button>
        )
      }
    />
  );
}
