import { Button, Stack, TextInput } from '@mantine/core';
import { SignInRecoveryCodeDto } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';

type RecoveryCodeFormProps = { check: (body: SignInRecoveryCodeDto) => Promise<unknown> };

/** For somebody whose phone is not at hand. */
export function RecoveryCodeForm({ check }: RecoveryCodeFormProps) {
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: SignInRecoveryCodeDto,
    initialValues: { recoveryCode: '' },
    save: check,
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FormProblem problem={problem} />
        <TextInput
          label="Recovery code"
          description="One of those that you stored when you turned two-step sign-in on. Each works once."
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          inputWrapperOrder={['label', 'description', 'error', 'input']}
          {...form.getInputProps('recoveryCode')}
        />
        <Button type="submit" loading={isSaving}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
