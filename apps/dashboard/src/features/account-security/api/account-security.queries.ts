import {
  routes,
  type AccountSecurityDto,
  type AuditEntryDto,
  type ChangePasswordDto,
  type ConfirmPasswordDto,
  type ConfirmTwoFactorDto,
  type EndSessionsDto,
  type PageDto,
  type RecoveryCodesDto,
  type SessionDto,
  type TwoFactorSetUpDto,
} from '@ringdown/contracts';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';

const entriesPerPage = 10;
const root = ['account-security'] as const;
/** What is shown once is not kept longer than it is shown. */
const shownOnce = { gcTime: 0 };

export const accountSecurityQueries = {
  state: () =>
    queryOptions({
      queryKey: [...root, 'state'],
      queryFn: ({ signal }) => request<AccountSecurityDto>('GET', routes.mySecurity(), { signal }),
    }),
  sessions: () =>
    queryOptions({
      queryKey: [...root, 'sessions'],
      queryFn: ({ signal }) => requestAll<SessionDto>(routes.mySessions(), signal),
    }),
  activity: () =>
    infiniteQueryOptions({
      queryKey: [...root, 'activity'],
      queryFn: ({ signal, pageParam }) =>
        request<PageDto<AuditEntryDto>>('GET', routes.myAuditLog(), {
          query: { cursor: pageParam, limit: entriesPerPage },
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
};

export function useChangePassword() {
  return useSecurityChange((body: ChangePasswordDto) =>
    request<undefined>('PUT', routes.myPassword(), { body }),
  );
}

export function useBeginTwoFactor() {
  return useMutation({
    ...shownOnce,
    mutationFn: (body: ConfirmPasswordDto) =>
      request<TwoFactorSetUpDto>('POST', routes.twoFactor(), { body }),
  });
}

export function useConfirmTwoFactor() {
  return useSecurityChange((body: ConfirmTwoFactorDto) =>
    request<undefined>('POST', routes.confirmTwoFactor(), { body }),
  );
}

export function useDisableTwoFactor() {
  return useSecurityChange((body: ConfirmPasswordDto) =>
    request<undefined>('POST', routes.disableTwoFactor(), { body }),
  );
}

export function useRenewRecoveryCodes() {
  return useSecurityChange((body: ConfirmPasswordDto) =>
    request<RecoveryCodesDto>('POST', routes.recoveryCodes(), { body }),
  );
}

export function useEndSession() {
  return useSecurityChange((sessionId: string) =>
    request<undefined>('DELETE', routes.mySession(sessionId)),
  );
}

export function useEndOtherSessions() {
  return useSecurityChange(() => endSessions({ which: 'others' }));
}

/** Whoever has signed out asks for nothing more. */
export function useEndAllSessions() {
  return useMutation({ mutationFn: () => endSessions({ which: 'all' }) });
}

function endSessions(body: EndSessionsDto) {
  return request<undefined>('POST', routes.endSessions(), { body });
}

/** Many a change ends sessions, too, so that everything on the page is looked at again. */
function useSecurityChange<Variables, Answer>(
  mutationFn: (variables: Variables) => Promise<Answer>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    ...shownOnce,
    mutationFn,
    onSettled: () => queryClient.invalidateQueries({ queryKey: root }),
  });
}
