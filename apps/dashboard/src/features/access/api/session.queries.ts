import { routes, type MeDto, type SignInDto } from '@ringdown/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { meQuery } from '../../../api/me.queries';

export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SignInDto) => request<MeDto>('POST', routes.signIn(), { body }),
    onSuccess: (me) => {
      // Another person may have been signed in on this page before.
      queryClient.clear();
      queryClient.setQueryData(meQuery.queryKey, me);
    },
  });
}

export function useSignOut() {
  return useMutation({
    mutationFn: () => request<undefined>('POST', routes.signOut()),
  });
}
