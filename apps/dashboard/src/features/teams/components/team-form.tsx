import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { CreateTeamDto, mostTeamMembers } from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { useContractForm } from '../../../components/form/use-contract-form';
import type { Choice } from '../../../components/people-order';
import { PeoplePicker } from '../../../components/people-picker';
import type { TeamFormValues } from '../team-form-values';

type TeamFormProps = {
  initialValues: TeamFormValues;
  choices: readonly Choice[];
  saveLabel: string;
  save: (values: TeamFormValues) => Promise<unknown>;
};

/** A team, new or old. */
export function TeamForm({ initialValues, choices, saveLabel, save }: TeamFormProps) {
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: CreateTeamDto,
    initialValues,
    save,
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="xl">
        <FormSection title="Team">
          <TextInput label="Name" required {...form.getInputProps('name')} />
          <Textarea
            label="Description"
            description="What the team is responsible for."
            autosize
            minRows={2}
            maxRows={8}
            {...form.getInputProps('description')}
          />
          <PeoplePicker
            label="People"
            description="In the order in which they are to be rung."
            choices={choices}
            value={form.values.userIds}
            onChange={(userIds) => form.setFieldValue('userIds', userIds)}
            most={mostTeamMembers}
            error={form.errors['userIds']}
          />
        </FormSection>
        <FormProblem problem={problem} />
        <Group>
          <Button type="submit" loading={isSaving}>
            {saveLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
