import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../api/current-project';
import { memberQueries } from '../../features/people/api/members.queries';

/** The project's members, for a page that lets one be chosen. */
export function usePeopleToChoose(): readonly { id: string; name: string }[] {
  const { id } = useCurrentProject();
  const members = useQuery(memberQueries.list(id));
  return (members.data ?? []).map(({ userId, name }) => ({ id: userId, name }));
}
