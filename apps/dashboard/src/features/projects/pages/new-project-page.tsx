import { Anchor } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate } from 'react-router-dom';

import { LonePage } from '../../../components/lone-page';
import { useCreateProject } from '../api/projects.queries';
import { NameForm } from '../components/name-form';

export function NewProjectPage() {
  const navigate = useNavigate();
  const create = useCreateProject();

  return (
    <LonePage
      title="New project"
      lead="A hotline of its own, with its own members, policies and Twilio account. You will be its owner."
      width={460}
    >
      <NameForm
        name=""
        saveLabel="Create project"
        save={async (values) => {
          const project = await create.mutateAsync(values);
          notifications.show({ message: `${project.name} is created. You are its owner.` });
          await navigate(`/projects/${project.id}/policies`, { replace: true });
        }}
        beside={
          <Anchor component={Link} to="/" size="sm">
            Cancel
          </Anchor>
        }
      />
    </LonePage>
  );
}
