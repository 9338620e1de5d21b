import {
  routes,
  type MeDto,
  type SignInAnswer,
  type SignInCodeDto,
  type SignInDto,
  type SignInMethodsDto,
  type SignInRecoveryCodeDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { useSessionStart } from '../../../api/me.queries';

export const signInMethodsQuery = queryOptions({
  queryKey: ['sign-in-methods'],
  queryFn: ({ signal }) => request<SignInMethodsDto>('GET', routes.signInMethods(), { signal }),
  staleTime: 60_000,
});

export function useSignIn() {
  const startSession = useSessionStart();
  return useMutation({
    mutationFn: (body: SignInDto) => request<SignInAnswer>('POST', routes.signIn(), { body }),
    onSuccess: (answer) => {
      if (!('needs' in answer)) startSession(answer);
    },
  });
}

export function useSignInWithCode() {
  const startSession = useSessionStart();
  return useMutation({
    mutationFn: (body: SignInCodeDto) => request<MeDto>('POST', routes.signInCode(), { body }),
    onSuccess: startSession,
  });
}

export function useSignInWithRecoveryCode() {
  const startSession = useSessionStart();
  return useMutation({
    mutationFn: (body: SignInRecoveryCodeDto) =>
      request<MeDto>('POST', routes.signInRecoveryCode(), { body }),
    onSuccess: startSession,
  });
}

export function useSignOut() {
  return useMutation({
    mutationFn: () => request<undefined>('POST', routes.signOut()),
  });
}
