import { routes, type StatisticsDto } from '@ringdown/contracts';
import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

/** What is asked, as a `StatisticsQueryDto` says. */
type PeriodQuery = { from: string; to: string; timeZone: string; policyId?: string };

/** Counting costs more than looking: a new call does not count everything anew. */
const freshMilliseconds = 60_000;

/** What became of the calls of a period; without one nothing is asked. */
export function statisticsQuery(projectId: string, query: PeriodQuery | undefined) {
  return queryOptions({
    queryKey: [...queryKeys.statistics(projectId), query],
    queryFn:
      query === undefined
        ? skipToken
        : ({ signal }) =>
            request<StatisticsDto>('GET', routes.statistics(projectId), { query, signal }),
    placeholderData: keepPreviousData,
    staleTime: freshMilliseconds,
  });
}
