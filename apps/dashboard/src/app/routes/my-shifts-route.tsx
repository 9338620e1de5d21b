import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../api/current-project';
import { SubscribeButton } from '../../features/calendar-feeds/components/subscribe-button';
import { memberQueries } from '../../features/people/api/members.queries';
import { MyShiftsPage } from '../../features/shifts/pages/my-shifts-page';

export function MyShiftsRoute() {
  const { id } = useCurrentProject();
  const members = useQuery(memberQueries.list(id));

  return <MyShiftsPage members={members} actions={<SubscribeButton scheduleId={null} />} />;
}
