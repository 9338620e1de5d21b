import {
  routes,
  type AcceptInvitationDto,
  type InvitationOfferDto,
  type MeDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { useSessionStart } from '../../../api/me.queries';

export const offerQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) =>
      request<InvitationOfferDto>('POST', routes.invitationOffer(), { body: { token }, signal }),
    gcTime: 0,
  });

/** Makes an account and signs in. */
export function useAcceptAsNew() {
  const startSession = useSessionStart();
  return useMutation({
    mutationFn: (body: AcceptInvitationDto) =>
      request<MeDto>('POST', routes.invitationAcceptance(), { body }),
    onSuccess: startSession,
    gcTime: 0,
  });
}

/** For somebody who is signed in. */
export function useAccept() {
  const startSession = useSessionStart();
  return useMutation({
    mutationFn: (token: string) => request<MeDto>('POST', routes.myProjects(), { body: { token } }),
    onSuccess: startSession,
    gcTime: 0,
  });
}

export function useSignOutFirst() {
  return useMutation({ mutationFn: () => request<undefined>('POST', routes.signOut()) });
}
