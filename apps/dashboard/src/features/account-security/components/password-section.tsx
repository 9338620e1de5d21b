import { Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ChangePasswordDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import { FormProblem } from '../../../components/form/form-problem';
import { NewPasswordInput } from '../../../components/form/new-password-input';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useChangePassword } from '../api/account-security.queries';
import { SecuritySection } from './security-section';

export function PasswordSection({ hasPassword }: { hasPassword: boolean }) {
  return (
    <SecuritySection id="password" title="Password">
      {hasPassword ? (
        <ChangePasswordForm />
      ) : (
        <Text size="sm">
          You have none: you sign in through single sign-on.{' '}
          <Anchor component={Link} to="/forgot-password" inherit>
            Choose one
          </Anchor>{' '}
          if you want to sign in without it, too.
        </Text>
      )}
    </SecuritySection>
  );
}

function ChangePasswordForm() {
  const change = useChangePassword();
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: ChangePasswordDto,
    initialValues: { currentPassword: '', newPassword: '' },
    save: async (values) => {
      await change.mutateAsync(values);
      form.reset();
      const message = 'Everywhere else you have been signed out.';
      notifications.show({ color: 'teal', title: 'Your password is changed', message });
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack maw={420}>
        <FormProblem problem={problem} />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <NewPasswordInput label="New password" {...form.getInputProps('newPassword')} />
        <Button type="submit" variant="default" w="fit-content" loading={isSaving}>
          Change password
        </Button>
      </Stack>
    </form>
  );
}
