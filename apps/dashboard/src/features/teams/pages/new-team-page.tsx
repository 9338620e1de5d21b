import { notifications } from '@mantine/notifications';
import { Navigate, useNavigate } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { useCreateTeam } from '../api/teams.queries';
import { TeamForm } from '../components/team-form';
import { choicesOf, newTeamValues } from '../team-form-values';
import type { MembersQuery } from './team-page';

export function NewTeamPage({ members }: { members: MembersQuery }) {
  const project = useCurrentProject();
  const navigate = useNavigate();
  const createTeam = useCreateTeam(project.id);
  const list = `/projects/${project.id}/settings/teams`;
  if (!project.may('write', 'teams')) return <Navigate to={list} replace />;

  return (
    <>
      <PageHeader title="New team" back={{ to: list, label: 'Teams' }} />
      <QueryView query={members} errorTitle="The people of this project could not be loaded">
        {(people) => (
          <TeamForm
            initialValues={newTeamValues}
            choices={choicesOf(people)}
            saveLabel="Create team"
            save={async (values) => {
              const team = await createTeam.mutateAsync(values);
              notifications.show({ message: `${team.name} is created.` });
              await navigate(list);
            }}
          />
        )}
      </QueryView>
    </>
  );
}
