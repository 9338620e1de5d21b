import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { LinkRoutingNumberDto } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { useContractForm } from '../../../components/form/use-contract-form';
import { readablePhone } from '../../../components/phone-number';
import { useLinkNumber, type PolicyKey } from '../api/phone-numbers.queries';

export function LinkForm({ policy }: { policy: PolicyKey }) {
  const linkNumber = useLinkNumber(policy);
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: LinkRoutingNumberDto,
    initialValues: { number: '' },
    save: async (body) => {
      const { number } = await linkNumber.mutateAsync(body);
      form.reset();
      notifications.show({ message: `${readablePhone(number)} leads to this policy now.` });
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <FormSection title="Link a number that you own">
        <TextInput
          label="Number"
          description="Of the account of this policy's call/SMS config. Nothing changes at the carrier."
          type="tel"
          autoComplete="off"
          placeholder="+12025550123"
          maw={420}
          {...form.getInputProps('number')}
        />
        <FormProblem problem={problem} />
        <Group>
          <Button type="submit" loading={isSaving}>
            Link number
          </Button>
        </Group>
      </FormSection>
    </form>
  );
}
