import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { CreateContactDto } from '@ringdown/contracts';

import { FormConflict } from '../../../components/form/form-conflict';
import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';

/** What a person sets on a contact. */
export type ContactValues = Required<CreateContactDto>;

type ContactFormProps = {
  initialValues: ContactValues;
  save: (values: ContactValues) => Promise<unknown>;
  /** What the contact is now; absent for a new one. */
  reload?: (() => Promise<ContactValues>) | undefined;
  onCancel: () => void;
};

/** A contact, new or old. */
export function ContactForm({ initialValues, save, reload, onCancel }: ContactFormProps) {
  const { form, problem, conflict, isSaving, onSubmit } = useContractForm({
    contract: CreateContactDto,
    ...{ initialValues, save, reload },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label="Name"
          description="Responders hear it when this number calls."
          required
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label="Number"
          description="With its country code, such as +12025550123."
          required
          type="tel"
          autoComplete="off"
          {...form.getInputProps('number')}
        />
        <Textarea label="Note" autosize minRows={2} maxRows={6} {...form.getInputProps('note')} />
        <FormProblem problem={problem} />
        <FormConflict
          conflict={conflict}
          labels={{ name: 'Name', number: 'Number', note: 'Note' }}
          isSaving={isSaving}
        >
          <Group justify="flex-end">
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              Save
            </Button>
          </Group>
        </FormConflict>
      </Stack>
    </form>
  );
}
