import type { PolicyDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import { useOutletContext } from 'react-router-dom';

import { useCurrentProject } from '../../api/current-project';
import { EscalationPage } from '../../features/escalation/pages/escalation-page';
import { memberQueries } from '../../features/people/api/members.queries';

export function EscalationRoute() {
  const policy = useOutletContext<PolicyDto>();
  const { id: projectId, mayEdit } = useCurrentProject();
  const members = useQuery({ ...memberQueries.list(projectId), enabled: mayEdit });

  return <EscalationPage policy={policy} members={members} />;
}
