import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ProjectDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { FormSection } from '../../../components/form/form-section';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { roleWords } from '../../../components/role-words';
import { projectQueries, useFetchProject, useUpdateProject } from '../api/projects.queries';
import { DeleteProject } from '../components/delete-project';
import { NameForm } from '../components/name-form';

export function GeneralPage({ onDeleted }: { onDeleted: () => void }) {
  const { id, role, may } = useCurrentProject();
  const query = useQuery(projectQueries.detail(id));

  return (
    <>
      <PageHeader title="General">
        <Text size="sm" c="dimmed">
          You are {roleWords[role].name} of this project.
        </Text>
      </PageHeader>
      <QueryView query={query} errorTitle="The project could not be loaded">
        {(project) => (
          <Stack gap="xl">
            <Name project={project} />
            {may('write', 'project') && <DeleteProject project={project} onDeleted={onDeleted} />}
          </Stack>
        )}
      </QueryView>
    </>
  );
}

function Name({ project }: { project: ProjectDto }) {
  const { may } = useCurrentProject();
  const update = useUpdateProject(project.id);
  const fetchProject = useFetchProject(project.id);
  // What the form began with: news of other people's changes must not undo what is being typed.
  const [shown, setShown] = useState(project);
  const isReadOnly = !may('write', 'project');

  return (
    <FormSection title="Project">
      <NameForm
        name={shown.name}
        saveLabel="Save"
        isReadOnly={isReadOnly}
        save={async (body) => {
          setShown(await update.mutateAsync({ body, version: shown.version }));
          notifications.show({ message: 'Saved.' });
        }}
        reload={async () => {
          const present = await fetchProject();
          setShown(present);
          return { name: present.name };
        }}
      />
      {isReadOnly && (
        <Text size="sm" c="dimmed">
          Only an owner can change it.
        </Text>
      )}
    </FormSection>
  );
}
