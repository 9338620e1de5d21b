import { Container } from '@mantine/core';
import type { MeDto } from '@ringdown/contracts';
import { IconFolderOff } from '@tabler/icons-react';
import { Navigate, useOutletContext } from 'react-router-dom';

import { EmptyState } from '../../components/empty-state';

/** Leads to the policies of the first project. */
export function HomeRoute() {
  const me = useOutletContext<MeDto>();
  const [first] = me.projects;

  if (first !== undefined) return <Navigate to={`/projects/${first.id}/policies`} replace />;
  return (
    <Container size="sm" py="xl" component="main">
      <EmptyState
        icon={<IconFolderOff />}
        title="You are in no project yet"
        description={`Ask the owner of a project to add ${me.email}.`}
      />
    </Container>
  );
}
