import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { ConfirmPasswordDto } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';

type ConfirmPasswordFormProps = {
  /** What follows from it. */
  reason: string;
  verb: string;
  isDangerous?: boolean;
  confirm: (body: ConfirmPasswordDto) => Promise<unknown>;
  onCancel: () => void;
};

/** Asks once more for the password before something that matters. */
export function ConfirmPasswordForm({
  reason,
  verb,
  isDangerous = false,
  confirm,
  onCancel,
}: ConfirmPasswordFormProps) {
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: ConfirmPasswordDto,
    initialValues: { password: '' },
    save: confirm,
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack maw={420} gap="sm">
        <Text size="sm">{reason}</Text>
        <FormProblem problem={problem} />
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          autoFocus
          {...form.getInputProps('password')}
        />
        <Group gap="xs">
          <Button type="submit" color={isDangerous ? 'red' : undefined} loading={isSaving}>
            {verb}
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
