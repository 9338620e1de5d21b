import { routes, type ForgotPasswordDto, type ResetPasswordDto } from '@ringdown/contracts';
import { useMutation } from '@tanstack/react-query';

import { request } from '../../../api/http';

export function useForgotPassword() {
  return useMutation({
    mutationFn: (body: ForgotPasswordDto) =>
      request<undefined>('POST', routes.forgotPassword(), { body }),
  });
}

export function useResetPassword() {
  return useMutation({
    mutationFn: (body: ResetPasswordDto) =>
      request<undefined>('POST', routes.resetPassword(), { body }),
  });
}
