import { Button, Stack, TextInput } from '@mantine/core';
import { ConfirmTwoFactorDto } from '@ringdown/contracts';
import { useRef, type ChangeEvent } from 'react';

import { FormProblem } from './form-problem';
import { useContractForm } from './use-contract-form';

type AuthenticatorCodeFormProps = {
  /** The verb on the button: "Sign in". */
  verb: string;
  check: (body: ConfirmTwoFactorDto) => Promise<unknown>;
};

const digits = 6;

/** Takes the six digits that an authenticator app shows, and sends them off as soon as they are complete. */
export function AuthenticatorCodeForm({ verb, check }: AuthenticatorCodeFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: ConfirmTwoFactorDto,
    initialValues: { code: '' },
    save: async (values) => {
      try {
        await check(values);
      } catch (error) {
        // By the time it is read, the app shows the next one.
        form.setFieldValue('code', '');
        input.current?.focus();
        throw error;
      }
    },
  });
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const code = currentTarget.value.replaceAll(/\D/g, '').slice(0, digits);
    const isCompleted = code.length === digits && code !== form.values.code;
    form.setFieldValue('code', code);
    if (isCompleted && !isSaving) currentTarget.form?.requestSubmit();
  };

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FormProblem problem={problem} />
        <TextInput
          ref={input}
          label="Six-digit code"
          description="From the authenticator app on your phone."
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCorrect="off"
          spellCheck={false}
          size="md"
          classNames={{ input: 'numbers' }}
          inputWrapperOrder={['label', 'description', 'error', 'input']}
          {...form.getInputProps('code')}
          onChange={take}
        />
        <Button type="submit" loading={isSaving}>
          {verb}
        </Button>
      </Stack>
    </form>
  );
}
