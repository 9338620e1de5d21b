import { routes, type StatisticsDto, type StatisticsQueryDto } from '@ringdown/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

/** Counting costs more than looking: a new call does not count everything anew. */
const freshMilliseconds = 60_000;

/** What became of the calls of a period. */
export function statisticsQuery(projectId: string, query: StatisticsQueryDto) {
  return queryOptions({
    queryKey: [...queryKeys.statistics(projectId), query],
    queryFn: ({ signal }) =>
      request<StatisticsDto>('GET', routes.statistics(projectId), {
        query: Object.assign({}, query),
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: freshMilliseconds,
  });
}
