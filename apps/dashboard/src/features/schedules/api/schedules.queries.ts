import {
  routes,
  type CoverageDto,
  type CreateScheduleDto,
  type FinalScheduleDto,
  type OnCallDto,
  type PreviewScheduleDto,
  type ScheduleDto,
  type ScheduleOverrideDto,
  type UpdateScheduleDto,
} from '@ringdown/contracts';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';
import type { Period } from '../shown-period';

/** Somebody else is on call sooner or later, whoever looks. */
const oftenEnough = 60_000;
/** How far the list of schedules looks ahead. */
const daysAhead = 35;
const dayMs = 86_400_000;

const keys = {
  list: (projectId: string) => [...queryKeys.schedules(projectId), 'list'],
  one: (projectId: string, scheduleId: string) => [
    ...queryKeys.schedules(projectId),
    'one',
    scheduleId,
  ],
};

export const scheduleQueries = {
  list: (projectId: string) =>
    queryOptions({
      queryKey: keys.list(projectId),
      queryFn: ({ signal }) => requestAll<ScheduleDto>(routes.schedules(projectId), signal),
    }),
  detail: (projectId: string, scheduleId: string) =>
    queryOptions({
      queryKey: [...keys.one(projectId, scheduleId), 'detail'],
      queryFn: ({ signal }) =>
        request<ScheduleDto>('GET', routes.schedule(projectId, scheduleId), { signal }),
    }),
  /** Who is on call now. */
  onCall: (projectId: string, scheduleId: string) =>
    queryOptions({
      queryKey: [...keys.one(projectId, scheduleId), 'on-call'],
      queryFn: ({ signal }) =>
        request<OnCallDto>('GET', routes.onCall(projectId, scheduleId), { signal }),
      refetchInterval: oftenEnough,
    }),
  /** The final schedule from now on, five weeks of it. */
  ahead: (projectId: string, scheduleId: string) =>
    queryOptions({
      queryKey: [...keys.one(projectId, scheduleId), 'ahead'],
      queryFn: ({ signal }) => {
        const from = Date.now();
        const query = timesOf({ from, to: from + daysAhead * dayMs });
        return request<FinalScheduleDto>('GET', routes.finalSchedule(projectId, scheduleId), {
          query,
          signal,
        });
      },
      refetchInterval: 5 * oftenEnough,
    }),
  /** The final schedule of a period, and each layer of it. */
  final: (projectId: string, scheduleId: string, period: Period) =>
    queryOptions({
      queryKey: [...keys.one(projectId, scheduleId), 'final', period],
      queryFn: ({ signal }) =>
        request<FinalScheduleDto>('GET', routes.finalSchedule(projectId, scheduleId), {
          query: { ...timesOf(period), layers: 'true' },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
  coverage: (projectId: string, scheduleId: string, period: Period) =>
    queryOptions({
      queryKey: [...keys.one(projectId, scheduleId), 'coverage', period],
      queryFn: ({ signal }) =>
        request<CoverageDto>('GET', routes.coverage(projectId, scheduleId), {
          query: timesOf(period),
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
  /** Overrides that hold at some moment of a period. */
  overrides: (projectId: string, scheduleId: string, period: Period) =>
    queryOptions({
      queryKey: [...keys.one(projectId, scheduleId), 'overrides', period],
      queryFn: ({ signal }) =>
        requestAll<ScheduleOverrideDto>(
          routes.overrides(projectId, scheduleId),
          signal,
          timesOf(period),
        ),
      placeholderData: keepPreviousData,
    }),
  preview: (projectId: string, asked: PreviewScheduleDto) =>
    queryOptions({
      queryKey: [...queryKeys.schedules(projectId), 'preview', asked],
      queryFn: ({ signal }) =>
        request<FinalScheduleDto>('POST', routes.schedulePreview(projectId), {
          body: asked,
          signal,
        }),
      placeholderData: keepPreviousData,
      retry: false,
    }),
};

export function useCreateSchedule(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateScheduleDto) =>
      request<ScheduleDto>('POST', routes.schedules(projectId), { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.schedules(projectId) }),
  });
}

export function useUpdateSchedule(projectId: string, scheduleId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { body: Partial<UpdateScheduleDto>; version: number }) =>
      request<ScheduleDto>('PATCH', routes.schedule(projectId, scheduleId), { body, version }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.schedules(projectId) }),
  });
}

/** Asks for the schedule as it is now. */
export function useFetchSchedule(projectId: string, scheduleId: string) {
  const queryClient = useQueryClient();
  return () =>
    queryClient.query({ ...scheduleQueries.detail(projectId, scheduleId), staleTime: 0 });
}

export function useDeleteSchedule(projectId: string, scheduleId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      request<undefined>('DELETE', routes.schedule(projectId, scheduleId), { version }),
    // Somebody else has changed it: then the new state is shown.
    onError: () => queryClient.invalidateQueries({ queryKey: keys.one(projectId, scheduleId) }),
    // Only the list: what is shown of the deleted schedule itself would be asked for in vain.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.list(projectId) }),
  });
}

function timesOf({ from, to }: Period): { from: string; to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
