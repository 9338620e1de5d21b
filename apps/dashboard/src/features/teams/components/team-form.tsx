import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { CreateTeamDto, mostTeamMembers } from '@ringdown/contracts';

import { FormConflict } from '../../../components/form/form-conflict';
import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { readableValue } from '../../../components/form/readable-value';
import { useContractForm } from '../../../components/form/use-contract-form';
import type { Choice } from '../../../components/people-order';
import { PeoplePicker } from '../../../components/people-picker';
import type { TeamFormValues } from '../team-form-values';

type TeamFormProps = {
  initialValues: TeamFormValues;
  choices: readonly Choice[];
  saveLabel: string;
  save: (values: TeamFormValues) => Promise<unknown>;
  /** What the team is now; absent for a new one. */
  reload?: () => Promise<TeamFormValues>;
};

/** A team, new or old. */
export function TeamForm({ choices, saveLabel, ...contents }: TeamFormProps) {
  const { form, problem, conflict, isSaving, onSubmit } = useContractForm({
    contract: CreateTeamDto,
    ...contents,
  });
  const nameOf = (id: string) => choices.find(({ userId }) => userId === id)?.name ?? 'somebody';

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
        <FormConflict
          conflict={conflict}
          labels={{ name: 'Name', description: 'Description', userIds: 'People' }}
          say={(field, value) =>
            field === 'userIds' ? readableValue((value as string[]).map(nameOf)) : undefined
          }
          isSaving={isSaving}
        >
          <Group>
            <Button type="submit" loading={isSaving}>
              {saveLabel}
            </Button>
          </Group>
        </FormConflict>
      </Stack>
    </form>
  );
}
