import { Button, Stack } from '@mantine/core';
import { ResetPasswordDto } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { NewPasswordInput } from '../../../components/form/new-password-input';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useResetPassword } from '../api/password.queries';

type ResetPasswordFormProps = { token: string; onReset: () => void };

export function ResetPasswordForm({ token, onReset }: ResetPasswordFormProps) {
  const resetPassword = useResetPassword();
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: ResetPasswordDto,
    initialValues: { token, password: '' },
    save: async (values) => {
      await resetPassword.mutateAsync(values);
      onReset();
    },
  });
  // Nobody sees the token, so that what is wrong with it belongs to the form.
  const { token: tokenError } = form.errors;

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FormProblem problem={typeof tokenError === 'string' ? tokenError : problem} />
        <NewPasswordInput label="New password" autoFocus {...form.getInputProps('password')} />
        <Button type="submit" loading={isSaving}>
          Set the new password
        </Button>
      </Stack>
    </form>
  );
}
