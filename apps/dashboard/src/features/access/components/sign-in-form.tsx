import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { SignInDto } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useSignIn } from '../api/session.queries';

export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const signIn = useSignIn();
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: SignInDto,
    initialValues: { email: '', password: '' },
    save: async (values) => {
      await signIn.mutateAsync(values);
      onSignedIn();
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FormProblem problem={problem} />
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={isSaving}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
