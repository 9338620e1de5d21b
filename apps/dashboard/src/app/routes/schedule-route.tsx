import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';

import { useCurrentProject } from '../../api/current-project';
import { SubscribeButton } from '../../features/calendar-feeds/components/subscribe-button';
import { ImportCalendarButton } from '../../features/calendar-import/components/import-calendar-button';
import { memberQueries } from '../../features/people/api/members.queries';
import { SchedulePage } from '../../features/schedules/pages/schedule-page';

export function ScheduleRoute() {
  const { scheduleId = '' } = useParams();
  const { id, may } = useCurrentProject();
  const members = useQuery(memberQueries.list(id));

  return (
    <SchedulePage
      key={scheduleId}
      scheduleId={scheduleId}
      actions={(schedule) => (
        <>
          <SubscribeButton scheduleId={schedule.id} />
          {may('write', 'schedules') && (
            <ImportCalendarButton schedule={schedule} members={members.data ?? []} />
          )}
        </>
      )}
    />
  );
}
