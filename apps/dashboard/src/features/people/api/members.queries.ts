import {
  routes,
  type MemberDto,
  type MemberRemovalDto,
  type MemberRole,
  type ResetLinkDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

export const memberQueries = {
  list: (projectId: string) =>
    queryOptions({
      queryKey: queryKeys.members(projectId),
      queryFn: ({ signal }) => requestAll<MemberDto>(routes.members(projectId), signal),
    }),
  removal: (projectId: string, userId: string) =>
    queryOptions({
      queryKey: [...queryKeys.members(projectId), 'removal', userId],
      queryFn: ({ signal }) =>
        request<MemberRemovalDto>('GET', routes.memberRemoval(projectId, userId), { signal }),
      // A warning has to be true at this moment.
      staleTime: 0,
      gcTime: 0,
    }),
};

export function useChangeRole(projectId: string) {
  const renew = useRenewMembers(projectId);
  return useMutation({
    mutationFn: ({ member, role }: { member: MemberDto; role: MemberRole }) =>
      request<MemberDto>('PATCH', routes.member(projectId, member.userId), {
        body: { role },
        version: member.version,
      }),
    onSettled: renew,
  });
}

export function useRemoveMember(projectId: string) {
  const renew = useRenewMembers(projectId);
  return useMutation({
    mutationFn: ({ userId, version }: MemberDto) =>
      request<undefined>('DELETE', routes.member(projectId, userId), { version }),
    onSettled: renew,
  });
}

/** The link is kept by nobody: it is shown once. */
export function useMakeResetLink(projectId: string) {
  return useMutation({
    gcTime: 0,
    mutationFn: (userId: string) =>
      request<ResetLinkDto>('POST', routes.memberResetLink(projectId, userId)),
  });
}

export function useLeave(projectId: string) {
  return useMutation({
    mutationFn: () => request<undefined>('DELETE', routes.myProject(projectId)),
  });
}

/** A member's role and place in rules, teams and schedules show in many lists, and on one's own pages when it is oneself. */
function useRenewMembers(projectId: string) {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.members(projectId) }),
      queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
      queryClient.invalidateQueries({ queryKey: queryKeys.teams(projectId) }),
      queryClient.invalidateQueries({ queryKey: queryKeys.schedules(projectId) }),
      queryClient.invalidateQueries({ queryKey: queryKeys.me }),
    ]);
}
