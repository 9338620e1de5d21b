import { Button, Stack, Text, TextInput } from '@mantine/core';
import { ForgotPasswordDto } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useForgotPassword } from '../api/password.queries';

/** Has a link sent. What it says afterwards tells nobody who has an account. */
export function ForgotPasswordForm({ onAsked }: { onAsked: (email: string) => void }) {
  const forgotPassword = useForgotPassword();
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: ForgotPasswordDto,
    initialValues: { email: '' },
    save: async (values) => {
      await forgotPassword.mutateAsync(values);
      onAsked(values.email);
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Text size="sm">
          Write the address that you sign in with. You get a link that sets a new password.
        </Text>
        <FormProblem problem={problem} />
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps('email')}
        />
        <Button type="submit" loading={isSaving}>
          Send the link
        </Button>
      </Stack>
    </form>
  );
}
