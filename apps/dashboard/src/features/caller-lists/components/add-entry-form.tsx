import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { CreateCallerEntryDto, type callerLists } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';

type Values = { list: (typeof callerLists)[number]; pattern: string; note: string };

const empty: Values = { list: 'block', pattern: '', note: '' };

/** Adds one entry after the other. */
export function AddEntryForm({ add }: { add: (entry: Values) => Promise<unknown> }) {
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: CreateCallerEntryDto,
    initialValues: empty,
    save: async (values) => {
      await add(values);
      form.setValues({ ...empty, list: values.list });
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Group align="flex-start" gap="sm">
        <SegmentedControl
          aria-label="What to do with the caller"
          mt={24}
          data={[
            { value: 'block', label: 'Block' },
            { value: 'allow', label: 'Allow' },
          ]}
          {...form.getInputProps('list')}
        />
        <TextInput
          label="Number or pattern"
          placeholder="+4930901820 or +4930*"
          flex="2 1 14rem"
          autoComplete="off"
          {...form.getInputProps('pattern')}
        />
        <TextInput
          label="Note"
          flex="2 1 12rem"
          autoComplete="off"
          {...form.getInputProps('note')}
        />
        <Button type="submit" mt={24} loading={isSaving}>
          Add
        </Button>
      </Group>
      <FormProblem problem={problem} />
    </form>
  );
}
