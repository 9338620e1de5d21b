import { routes, type MeDto } from '@ringdown/contracts';
import { queryOptions } from '@tanstack/react-query';

import { request } from './http';
import { queryKeys } from './query-keys';

export const meQuery = queryOptions({
  queryKey: queryKeys.me,
  queryFn: ({ signal }) => request<MeDto>('GET', routes.me(), { signal }),
  staleTime: 60_000,
});
