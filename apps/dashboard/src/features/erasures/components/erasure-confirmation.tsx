import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ErasedCallerDto, type TracesOfCallerDto } from '@ringdown/contracts';

import { useCurrentProject } from '../../../api/current-project';
import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useEraseCaller } from '../api/erasures.queries';
import { tracesInWords } from '../erasure-words';

type ErasureConfirmationProps = {
  number: string;
  traces: TracesOfCallerDto;
  onErased: () => void;
  onCancel: () => void;
};

/** Says what goes, and wants the number typed again: it cannot be brought back. */
export function ErasureConfirmation({
  number,
  traces,
  onErased,
  onCancel,
}: ErasureConfirmationProps) {
  const { id } = useCurrentProject();
  const erase = useEraseCaller(id);
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: ErasedCallerDto,
    initialValues: { number: '' },
    save: async (body) => {
      await erase.mutateAsync(body);
      notifications.show({ message: 'The caller is being erased.' });
      onErased();
    },
  });
  const found = tracesInWords(traces);

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {found.length === 0 ? (
          <Text size="sm">
            There are no calls, contacts or entries with {number}. Is it the number as the logs have
            it?
          </Text>
        ) : (
          <>
            <Text size="sm">What happens with {number}:</Text>
            <List size="sm" spacing={4} className="numbers">
              {found.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          </>
        )}
        <Text size="sm">
          The carrier is told to delete its records of these calls, too. Nothing of it can be
          brought back. Calls from now on are not erased.
        </Text>
        <TextInput
          label="Type the number again to confirm"
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
            disabled={tidy(form.values.number) !== tidy(number)}
          >
            Erase for good
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** However it was typed. */
function tidy(number: string): string {
  return number
    .replace('(0)', '')
    .replaceAll(/[\s()./-]/g, '')
    .toLowerCase();
}
