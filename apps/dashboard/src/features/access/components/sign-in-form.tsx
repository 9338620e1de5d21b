import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { SignInDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useSignIn } from '../api/session.queries';

type SignInFormProps = {
  onSignedIn: () => void;
  /** The password was right, and the second step is next. */
  onCodeNeeded: () => void;
};

export function SignInForm({ onSignedIn, onCodeNeeded }: SignInFormProps) {
  const signIn = useSignIn();
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: SignInDto,
    initialValues: { email: '', password: '' },
    save: async (values) => {
      const answer = await signIn.mutateAsync(values);
      if ('needs' in answer) onCodeNeeded();
      else onSignedIn();
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
        <Anchor component={Link} to="/forgot-password" size="sm" ta="center">
          Forgot your password?
        </Anchor>
      </Stack>
    </form>
  );
}
