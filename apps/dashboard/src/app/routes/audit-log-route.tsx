import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../api/current-project';
import { AuditLogPage } from '../../features/audit-log/pages/audit-log-page';
import { memberQueries } from '../../features/people/api/members.queries';

export function AuditLogRoute() {
  const { id } = useCurrentProject();
  const members = useQuery(memberQueries.list(id));
  const people = (members.data ?? []).map(({ userId, name }) => ({ id: userId, name }));

  return <AuditLogPage people={people} />;
}
