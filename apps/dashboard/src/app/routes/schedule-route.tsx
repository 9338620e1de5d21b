import { useParams } from 'react-router-dom';

import { SchedulePage } from '../../features/schedules/pages/schedule-page';

export function ScheduleRoute() {
  const { scheduleId = '' } = useParams();

  return <SchedulePage key={scheduleId} scheduleId={scheduleId} />;
}
