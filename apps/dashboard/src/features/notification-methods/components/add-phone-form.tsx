import { Button, Group, TextInput } from '@mantine/core';
import { AddPhoneDto } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useAddPhone } from '../api/phones.queries';

/** Adds a phone; `onAdded` is told its id. */
export function AddPhoneForm({ onAdded }: { onAdded: (phoneId: string) => void }) {
  const addPhone = useAddPhone();
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: AddPhoneDto,
    initialValues: { number: '' },
    save: async (values) => {
      const { id } = await addPhone.mutateAsync(values);
      form.reset();
      onAdded(id);
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <FormProblem problem={problem} />
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Add a phone"
          description="With its country code, such as +1 202 555 0123. You prove next that it is yours."
          type="tel"
          autoComplete="tel"
          flex="1 1 16rem"
          inputWrapperOrder={['label', 'description', 'error', 'input']}
          {...form.getInputProps('number')}
        />
        <Button type="submit" variant="default" loading={isSaving}>
          Add phone
        </Button>
      </Group>
    </form>
  );
}
