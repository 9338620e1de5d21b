import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { MemberDto, TeamDto } from '@ringdown/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { confirmDestruction } from '../../../components/confirm';
import { FormSection } from '../../../components/form/form-section';
import classes from '../../../components/linked-rows.module.css';
import { PageHeader } from '../../../components/page-header';
import { PersonAndPhone } from '../../../components/people-order';
import { PersonAvatar } from '../../../components/person-avatar';
import { QueryView } from '../../../components/query-view';
import { Verdict } from '../../../components/verdict';
import { teamQueries, useDeleteTeam, useFetchTeam, useUpdateTeam } from '../api/teams.queries';
import { TeamForm } from '../components/team-form';
import { choicesOf, teamFormValues } from '../team-form-values';
import { teamVerdict } from '../team-verdict';

/** The project's people, as another room of the house loads them. */
export type MembersQuery = Pick<UseQueryResult<MemberDto[]>, 'data' | 'error' | 'refetch'>;

type TeamPageProps = { teamId: string; members: MembersQuery };

export function TeamPage({ teamId, members }: TeamPageProps) {
  const project = useCurrentProject();
  const query = useQuery(teamQueries.detail(project.id, teamId));
  const list = `/projects/${project.id}/settings/teams`;
  const verdict = query.data && teamVerdict(query.data);

  return (
    <>
      <PageHeader title={query.data?.name ?? 'Team'} back={{ to: list, label: 'Teams' }}>
        {verdict && <Verdict tone={verdict.tone}>{verdict.words}</Verdict>}
      </PageHeader>
      <QueryView query={query} errorTitle="This team could not be loaded">
        {(team) =>
          project.may('write', 'teams') ? (
            <QueryView query={members} errorTitle="The people of this project could not be loaded">
              {(people) => (
                <Stack gap="xl">
                  <TeamEditor team={team} people={people} />
                  <DangerZone team={team} list={list} />
                </Stack>
              )}
            </QueryView>
          ) : (
            <TeamAsIs team={team} />
          )
        }
      </QueryView>
    </>
  );
}

function TeamEditor({ team, people }: { team: TeamDto; people: readonly MemberDto[] }) {
  const project = useCurrentProject();
  const updateTeam = useUpdateTeam(project.id, team.id);
  const fetchTeam = useFetchTeam(project.id, team.id);
  // What the form began with: news of other people's changes must not undo what is being typed.
  const [shown, setShown] = useState(team);

  return (
    <TeamForm
      initialValues={teamFormValues(shown)}
      choices={choicesOf(people, shown)}
      saveLabel="Save"
      save={async (body) => {
        setShown(await updateTeam.mutateAsync({ body, version: shown.version }));
        notifications.show({ message: 'The team is saved.' });
      }}
      reload={async () => {
        const present = await fetchTeam();
        setShown(present);
        return teamFormValues(present);
      }}
    />
  );
}

function DangerZone({ team, list }: { team: TeamDto; list: string }) {
  const project = useCurrentProject();
  const navigate = useNavigate();
  const deleteTeam = useDeleteTeam(project.id, team.id);
  const askToDelete = () =>
    confirmDestruction({
      title: `Delete ${team.name}?`,
      consequence: 'Its people stay members of the project. This cannot be undone.',
      verb: 'Delete team',
      destroy: () => deleteTeam.mutateAsync(team.version),
      onDone: () => {
        notifications.show({ message: `${team.name} is deleted.` });
        void navigate(list);
      },
    });

  return (
    <FormSection title="Delete this team">
      <Button color="red" variant="outline" w="fit-content" onClick={askToDelete}>
        Delete team…
      </Button>
    </FormSection>
  );
}

/** For those who may look and not change. */
function TeamAsIs({ team: { description, members } }: { team: TeamDto }) {
  return (
    <Stack maw={760}>
      {description !== '' && <Text size="sm">{description}</Text>}
      {members.length > 0 && (
        <Paper withBorder p="md" bg="var(--ringdown-surface)">
          <Stack component="ol" gap="xs" className={classes.plainList}>
            {members.map((member) => (
              <Group component="li" key={member.userId} gap="xs" wrap="nowrap">
                <PersonAvatar name={member.name} size={24} />
                <PersonAndPhone person={member} />
              </Group>
            ))}
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}
