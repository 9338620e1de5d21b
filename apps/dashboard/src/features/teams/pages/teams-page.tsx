import { Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { Verdict } from '../../../components/verdict';
import { teamQueries } from '../api/teams.queries';
import { TeamsList } from '../components/teams-list';
import { teamsVerdict } from '../team-verdict';

export function TeamsPage() {
  const project = useCurrentProject();
  const query = useQuery(teamQueries.list(project.id));
  const verdict = query.data && teamsVerdict(query.data);
  const createButton = project.may('write', 'teams') && (
    <Button component={Link} to="new" leftSection={<IconPlus size={16} />}>
      New team
    </Button>
  );

  return (
    <>
      <PageHeader title="Teams" actions={(query.data?.length ?? 0) > 0 && createButton}>
        {verdict && <Verdict tone={verdict.tone}>{verdict.words}</Verdict>}
      </PageHeader>
      <QueryView query={query} errorTitle="The teams could not be loaded">
        {(teams) =>
          teams.length > 0 ? (
            <TeamsList teams={teams} />
          ) : (
            <EmptyState
              icon={<IconUsersGroup />}
              title="No teams yet"
              description="A team is people who answer together, in the order in which they are to be rung."
              action={createButton}
            />
          )
        }
      </QueryView>
    </>
  );
}
