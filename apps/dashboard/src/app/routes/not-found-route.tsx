import { Anchor, Center, Container, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { EmptyState } from '../../components/empty-state';

/** Where nothing else of the page is left to stand around it. */
export function LonelyNotFoundRoute() {
  return (
    <main>
      <NotFoundRoute />
    </main>
  );
}

export function NotFoundRoute() {
  useDocumentTitle('Not found · Ringdown');

  return (
    <Container size="sm" py="xl">
      <VisuallyHidden component="h1">Not found</VisuallyHidden>
      <EmptyState
        icon={<IconMapOff />}
        title="There is no such page"
        description="The address may be mistyped, or what stood here was deleted."
        action={
          <Center>
            <Anchor component={Link} to="/">
              Go to your policies
            </Anchor>
          </Center>
        }
      />
    </Container>
  );
}
