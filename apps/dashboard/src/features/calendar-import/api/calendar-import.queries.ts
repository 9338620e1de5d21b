import {
  routes,
  type CalendarImportDto,
  type ImportCalendarDto,
  type ScheduleDto,
  type SetLayerDto,
} from '@ringdown/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

/** Asks what layer a calendar makes; nothing is changed. */
export function useReadCalendar(projectId: string) {
  return useMutation({
    mutationFn: (body: ImportCalendarDto) =>
      request<CalendarImportDto>('POST', routes.calendarImport(projectId), { body }),
  });
}

export function useSaveLayers(projectId: string, { id, version }: ScheduleDto) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (layers: SetLayerDto[]) =>
      request<ScheduleDto>('PATCH', routes.schedule(projectId, id), { body: { layers }, version }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.schedules(projectId) }),
  });
}
