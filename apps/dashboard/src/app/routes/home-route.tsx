import { Button, Container, VisuallyHidden } from '@mantine/core';
import type { MeDto } from '@ringdown/contracts';
import { IconFolderOff } from '@tabler/icons-react';
import { Link, Navigate, useOutletContext } from 'react-router-dom';

import { EmptyState } from '../../components/empty-state';

/** Leads to the policies of the first project. */
export function HomeRoute() {
  const me = useOutletContext<MeDto>();
  const [first] = me.projects;

  if (first !== undefined) return <Navigate to={`/projects/${first.id}/policies`} replace />;
  return (
    <Container size="sm" py="xl" component="main">
      <VisuallyHidden component="h1">Your projects</VisuallyHidden>
      <EmptyState
        icon={<IconFolderOff />}
        title="You are in no project yet"
        description={`Ask an owner or admin of a project to invite ${me.email}, or begin with one of your own.`}
        action={
          <Button component={Link} to="/projects/new">
            New project
          </Button>
        }
      />
    </Container>
  );
}
