import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../api/current-project';
import { memberQueries } from '../../features/people/api/members.queries';
import { NewTeamPage } from '../../features/teams/pages/new-team-page';

export function NewTeamRoute() {
  const { id } = useCurrentProject();

  return <NewTeamPage members={useQuery(memberQueries.list(id))} />;
}
