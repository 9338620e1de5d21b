import { Anchor, Center, Container } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { EmptyState } from '../../components/empty-state';

export function NotFoundRoute() {
  useDocumentTitle('Not found · Ringdown');

  return (
    <Container size="sm" py="xl">
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
