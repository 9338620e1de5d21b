import { Button, Stack, Switch, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { UpdateProjectDto, type ProjectDto } from '@ringdown/contracts';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { FormConflict } from '../../../components/form/form-conflict';
import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { useContractForm } from '../../../components/form/use-contract-form';
import { useFetchProject, useUpdateProject } from '../api/projects.queries';

type Masking = { masksCallerNumbers: boolean };

const labels = {
  masksCallerNumbers: 'Viewers see only the last two digits of callers’ numbers',
} as const;

/** Whether viewers see whom to call back. */
export function CallerNumbersForm({ project }: { project: ProjectDto }) {
  const { may } = useCurrentProject();
  const update = useUpdateProject(project.id);
  const fetchProject = useFetchProject(project.id);
  // What the form began with: news of other people's changes must not undo what is being set.
  const [shown, setShown] = useState(project);
  const isReadOnly = !may('write', 'project');
  const { form, problem, conflict, isSaving, onSubmit } = useContractForm<Masking>({
    contract: UpdateProjectDto,
    initialValues: maskingOf(shown),
    save: async (body) => {
      setShown(await update.mutateAsync({ body, version: shown.version }));
      notifications.show({ message: 'Saved.' });
    },
    reload: async () => {
      const present = await fetchProject();
      setShown(present);
      return maskingOf(present);
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <FormSection title="Callers’ numbers">
        <Switch
          label={labels.masksCallerNumbers}
          description="In logs, live board, contacts, lists and files. Names stay. Owners, admins and responders see whole numbers; so do API keys that may read “Callers’ numbers in full”."
          disabled={isReadOnly}
          {...form.getInputProps('masksCallerNumbers', { type: 'checkbox' })}
        />
        <FormProblem problem={problem} />
        {isReadOnly ? (
          <Text size="sm" c="dimmed">
            Only an owner can change it.
          </Text>
        ) : (
          <FormConflict conflict={conflict} labels={labels} isSaving={isSaving}>
            <Stack align="flex-start">
              <Button type="submit" loading={isSaving}>
                Save
              </Button>
            </Stack>
          </FormConflict>
        )}
      </FormSection>
    </form>
  );
}

function maskingOf({ masksCallerNumbers }: ProjectDto): Masking {
  return { masksCallerNumbers };
}
