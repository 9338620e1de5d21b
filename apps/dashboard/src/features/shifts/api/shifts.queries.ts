import { routes, type PersonShiftsDto } from '@ringdown/contracts';
import { queryOptions } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

/** Whose shifts, and when; ISO 8601. */
export type ShiftsOf = { userId?: string | undefined; from: string; to: string };

export const shiftQueries = {
  /** Without a person: one's own. */
  during: (projectId: string, query: ShiftsOf) =>
    queryOptions({
      queryKey: [...queryKeys.shifts(projectId), query],
      queryFn: ({ signal }) =>
        request<PersonShiftsDto>('GET', routes.shifts(projectId), { query, signal }),
      // Somebody may have put me on call a moment ago.
      refetchInterval: 60_000,
    }),
};
