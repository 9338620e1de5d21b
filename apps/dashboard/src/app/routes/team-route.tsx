import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';

import { useCurrentProject } from '../../api/current-project';
import { memberQueries } from '../../features/people/api/members.queries';
import { TeamPage } from '../../features/teams/pages/team-page';

export function TeamRoute() {
  const { teamId = '' } = useParams();
  const { id } = useCurrentProject();
  const members = useQuery(memberQueries.list(id));

  return <TeamPage key={teamId} teamId={teamId} members={members} />;
}
