import {
  pageSizes,
  routes,
  type CreateShiftSwapDto,
  type PageDto,
  type ShiftSwapDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

export const swapQueries = {
  /** The open requests that one has made or is asked; more than a page are not to be expected. */
  open: (projectId: string) =>
    queryOptions({
      queryKey: [...queryKeys.shiftSwaps(projectId), 'open'],
      queryFn: async ({ signal }) => {
        const query = { status: 'open', mine: 'true', limit: pageSizes.most };
        const url = routes.shiftSwaps(projectId);
        const page = await request<PageDto<ShiftSwapDto>>('GET', url, { query, signal });
        return page.items;
      },
      refetchInterval: 60_000,
    }),
  /** The newest open requests of everybody: all of them only for those who govern the project. */
  openOfAll: (projectId: string) =>
    queryOptions({
      queryKey: [...queryKeys.shiftSwaps(projectId), 'open-of-all'],
      queryFn: async ({ signal }) => {
        const query = { status: 'open', limit: pageSizes.most };
        const url = routes.shiftSwaps(projectId);
        const page = await request<PageDto<ShiftSwapDto>>('GET', url, { query, signal });
        return page.items;
      },
      refetchInterval: 60_000,
    }),
  /** The newest that one has made or is asked, however they stand. */
  newest: (projectId: string) =>
    queryOptions({
      queryKey: [...queryKeys.shiftSwaps(projectId), 'newest'],
      queryFn: async ({ signal }) => {
        const query = { mine: 'true', limit: 50 };
        const url = routes.shiftSwaps(projectId);
        const page = await request<PageDto<ShiftSwapDto>>('GET', url, { query, signal });
        return page.items;
      },
      refetchInterval: 60_000,
    }),
};

export function useAskSwap(projectId: string) {
  const renew = useRenew(projectId);
  return useMutation({
    mutationFn: (body: CreateShiftSwapDto) =>
      request<ShiftSwapDto>('POST', routes.shiftSwaps(projectId), { body }),
    onSuccess: renew,
  });
}

/** What one can do about a request. */
export type SwapAnswer = 'accept' | 'decline' | 'withdraw';

const answerRoutes: Record<SwapAnswer, (projectId: string, swapId: string) => string> = {
  accept: routes.shiftSwapAcceptance,
  decline: routes.shiftSwapRefusal,
  withdraw: routes.shiftSwapWithdrawal,
};

export function useAnswerSwap(projectId: string) {
  const renew = useRenew(projectId);
  return useMutation({
    mutationFn: ({ swapId, answer }: { swapId: string; answer: SwapAnswer }) =>
      request<ShiftSwapDto>('POST', answerRoutes[answer](projectId, swapId)),
    // A refusal says that things are not any more as they are shown.
    onSettled: renew,
  });
}

function useRenew(projectId: string) {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [
        queryKeys.shiftSwaps(projectId),
        queryKeys.shifts(projectId),
        queryKeys.schedules(projectId),
      ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    );
}
