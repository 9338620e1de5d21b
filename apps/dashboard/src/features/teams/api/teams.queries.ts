import { routes, type CreateTeamDto, type TeamDto, type UpdateTeamDto } from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

const keys = {
  list: (projectId: string) => [...queryKeys.teams(projectId), 'list'],
  detail: (projectId: string, teamId: string) => [...queryKeys.teams(projectId), 'detail', teamId],
};

export const teamQueries = {
  list: (projectId: string) =>
    queryOptions({
      queryKey: keys.list(projectId),
      queryFn: ({ signal }) => requestAll<TeamDto>(routes.teams(projectId), signal),
    }),
  detail: (projectId: string, teamId: string) =>
    queryOptions({
      queryKey: keys.detail(projectId, teamId),
      queryFn: ({ signal }) => request<TeamDto>('GET', routes.team(projectId, teamId), { signal }),
    }),
};

export function useCreateTeam(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateTeamDto) =>
      request<TeamDto>('POST', routes.teams(projectId), { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.teams(projectId) }),
  });
}

export function useUpdateTeam(projectId: string, teamId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { body: Partial<UpdateTeamDto>; version: number }) =>
      request<TeamDto>('PATCH', routes.team(projectId, teamId), { body, version }),
    onSuccess: (team) => {
      queryClient.setQueryData(keys.detail(projectId, teamId), team);
      return queryClient.invalidateQueries({ queryKey: keys.list(projectId) });
    },
  });
}

/** Asks for the team as it is now. */
export function useFetchTeam(projectId: string, teamId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.query({ ...teamQueries.detail(projectId, teamId), staleTime: 0 });
}

export function useDeleteTeam(projectId: string, teamId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      request<undefined>('DELETE', routes.team(projectId, teamId), { version }),
    // Somebody else has changed it: then the new state is shown.
    onError: () => queryClient.invalidateQueries({ queryKey: keys.detail(projectId, teamId) }),
    // Only the list: what is shown of the deleted team itself would be asked for in vain.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.list(projectId) }),
  });
}
