import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { GiveBackNumberDto } from '@ringdown/contracts';

import { sentenceOf } from '../../../api/problem-error';
import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';
import { readablePhone } from '../../../components/phone-number';
import { useGiveBackNumber, useReleaseNumber, type PolicyKey } from '../api/phone-numbers.queries';

type GiveBackFormProps = {
  policy: PolicyKey;
  number: string;
  onReleased: () => void;
  onCancel: () => void;
};

/** Gives a number that was bought back to the carrier after it was typed, or only unlinks it. */
export function GiveBackForm({ policy, number, onReleased, onCancel }: GiveBackFormProps) {
  const giveBack = useGiveBackNumber(policy, number);
  const unlink = useReleaseNumber(policy);
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: GiveBackNumberDto,
    initialValues: { number: '' },
    save: async (typed) => {
      await giveBack.mutateAsync(typed);
      onReleased();
    },
  });
  const isTyped = digitsOf(form.values.number) === digitsOf(number);
  const keepAtCarrier = () =>
    unlink.mutate({ number, settings: 'leave' }, { onSuccess: onReleased });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Text size="sm">
          The number is given back to the carrier for good, and costs nothing from then on. Whoever
          calls it reaches nobody here, and later perhaps somebody else. A call under way goes on.
        </Text>
        <TextInput
          label={`Type ${readablePhone(number)} to give it back`}
          type="tel"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('number')}
        />
        <FormProblem problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Keep it
          </Button>
          <Button
            type="submit"
            color="red"
            loading={isSaving}
            disabled={!isTyped || unlink.isPending}
          >
            Give it back
          </Button>
        </Group>
        <Text size="sm">
          Or only unlink it: it stays in your account at the carrier, goes on costing, and its
          callers hear that it is not connected to a hotline.
        </Text>
        <FormProblem problem={unlink.isError ? sentenceOf(unlink.error) : undefined} />
        <Button
          variant="default"
          w="fit-content"
          loading={unlink.isPending}
          disabled={isSaving}
          onClick={keepAtCarrier}
        >
          Only unlink it
        </Button>
      </Stack>
    </form>
  );
}

function digitsOf(text: string): string {
  return text.replaceAll(/[\s().-]/g, '');
}
