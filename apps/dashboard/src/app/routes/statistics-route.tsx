import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../api/current-project';
import { policyQueries } from '../../features/policies/api/policies.queries';
import { StatisticsPage } from '../../features/statistics/pages/statistics-page';

export function StatisticsRoute() {
  const { id } = useCurrentProject();
  const policies = useQuery(policyQueries.list(id));

  return <StatisticsPage policies={policies.data ?? []} />;
}
