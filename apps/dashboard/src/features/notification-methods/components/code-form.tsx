import { Button, Group, TextInput } from '@mantine/core';
import { VerifyPhoneDto } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useCheckVerification } from '../api/phones.queries';

type CodeFormProps = {
  phoneId: string;
  triesLeft: number;
  /** Takes the focus as it appears. */
  isExpected: boolean;
  onVerified: () => void;
};

/** Takes the code that the phone was sent. */
export function CodeForm({ phoneId, triesLeft, isExpected, onVerified }: CodeFormProps) {
  const check = useCheckVerification(phoneId);
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: VerifyPhoneDto,
    initialValues: { code: '' },
    save: async (values) => {
      await check.mutateAsync(values);
      onVerified();
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <FormProblem problem={problem} />
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Code"
          description={`Six digits; ${triesLeft === 1 ? 'one try' : `${triesLeft} tries`} left.`}
          autoFocus={isExpected}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          flex="0 1 16rem"
          inputWrapperOrder={['label', 'description', 'error', 'input']}
          classNames={{ input: 'numbers' }}
          {...form.getInputProps('code')}
        />
        <Button type="submit" loading={isSaving}>
          Verify
        </Button>
      </Group>
    </form>
  );
}
