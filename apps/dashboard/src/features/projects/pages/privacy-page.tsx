import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { projectQuery } from '../../../api/project.queries';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { CallerNumbersForm } from '../components/caller-numbers-form';

/**
 * What the project shows and keeps of its callers.
 *
 * @param props.children what else is done for callers' privacy.
 */
export function PrivacyPage({ children }: { children?: ReactNode }) {
  const { id } = useCurrentProject();
  const query = useQuery(projectQuery(id));

  return (
    <>
      <PageHeader title="Privacy">
        <Text size="sm" c="dimmed">
          What is shown of callers. How long calls are kept is set under{' '}
          <Anchor
            component={Link}
            to={`/projects/${id}/settings/retention`}
            size="sm"
            underline="always"
          >
            Retention
          </Anchor>
          .
        </Text>
      </PageHeader>
      <Stack gap="xl">
        <QueryView query={query} errorTitle="The project could not be loaded">
          {(project) => <CallerNumbersForm project={project} />}
        </QueryView>
        {children}
      </Stack>
    </>
  );
}
