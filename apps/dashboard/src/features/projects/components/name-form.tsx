import { Button, Group, Stack, TextInput } from '@mantine/core';
import { CreateProjectDto } from '@ringdown/contracts';
import type { ReactNode } from 'react';

import { FormConflict } from '../../../components/form/form-conflict';
import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';

type NameFormProps = {
  name: string;
  saveLabel: string;
  isReadOnly?: boolean;
  save: (values: { name: string }) => Promise<unknown>;
  /** What it is called now; absent for a new one. */
  reload?: () => Promise<{ name: string }>;
  /** Stands beside the button. */
  beside?: ReactNode;
};

/** The name of a project, new or old. */
export function NameForm({
  name,
  saveLabel,
  isReadOnly = false,
  beside,
  ...contents
}: NameFormProps) {
  const { form, problem, conflict, isSaving, onSubmit } = useContractForm({
    contract: CreateProjectDto,
    initialValues: { name },
    ...contents,
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label="Name"
          description="Such as the name of your company or of the service that the hotline is for."
          readOnly={isReadOnly}
          required={!isReadOnly}
          {...form.getInputProps('name')}
        />
        <FormProblem problem={problem} />
        {!isReadOnly && (
          <FormConflict conflict={conflict} labels={{ name: 'Name' }} isSaving={isSaving}>
            <Group>
              <Button type="submit" loading={isSaving}>
                {saveLabel}
              </Button>
              {beside}
            </Group>
          </FormConflict>
        )}
      </Stack>
    </form>
  );
}
