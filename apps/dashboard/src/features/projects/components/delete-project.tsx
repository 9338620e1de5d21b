import { Alert, Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { DeleteProjectDto, type ProjectDeletionDto, type ProjectDto } from '@ringdown/contracts';
import { IconPhoneCall } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { useContractForm } from '../../../components/form/use-contract-form';
import { QueryView } from '../../../components/query-view';
import { projectQueries, useDeleteProject } from '../api/projects.queries';
import { deletionWords } from '../deletion-words';

type DeleteProjectProps = { project: ProjectDto; onDeleted: () => void };

/** Deletes the project after its name was typed. */
export function DeleteProject(props: DeleteProjectProps) {
  const [isOpen, modal] = useDisclosure(false);

  return (
    <FormSection title="Delete this project">
      <Text size="sm">Everything in it is deleted, too, and cannot be brought back.</Text>
      <Button color="red" variant="outline" w="fit-content" onClick={modal.open}>
        Delete project…
      </Button>
      <Modal opened={isOpen} onClose={modal.close} title={`Delete ${props.project.name}?`}>
        <Deletion {...props} onCancel={modal.close} />
      </Modal>
    </FormSection>
  );
}

function Deletion({ onCancel, ...props }: DeleteProjectProps & { onCancel: () => void }) {
  const deletion = useQuery(projectQueries.deletion(props.project.id));

  return (
    <QueryView query={deletion} errorTitle="What would be deleted could not be found out">
      {(shown) => <DeletionForm {...props} deletion={shown} onCancel={onCancel} />}
    </QueryView>
  );
}

function DeletionForm({
  project,
  deletion,
  onDeleted,
  onCancel,
}: DeleteProjectProps & { deletion: ProjectDeletionDto; onCancel: () => void }) {
  const deleteProject = useDeleteProject(project.id);
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: DeleteProjectDto,
    initialValues: { name: '' },
    save: async (body) => {
      await deleteProject.mutateAsync({ body, version: project.version });
      onDeleted();
    },
  });
  const isNamed = form.values.name.trim() === project.name;

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {deletion.callsUnderWay > 0 && (
          <Alert color="yellow" icon={<IconPhoneCall aria-hidden />}>
            Calls are under way. The project can be deleted when they have ended.
          </Alert>
        )}
        <div>
          <Text size="sm" fw={600} mb={4}>
            This goes with it
          </Text>
          <List size="sm" spacing={4} className="numbers">
            {deletionWords(deletion).map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </div>
        <TextInput
          label={`Type “${project.name}” to confirm`}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <FormProblem problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Keep it
          </Button>
          <Button type="submit" color="red" loading={isSaving} disabled={!isNamed}>
            Delete project
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
