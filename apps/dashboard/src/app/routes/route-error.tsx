import { Container } from '@mantine/core';
import { useRouteError } from 'react-router-dom';

import { ErrorState } from '../../components/error-state';

/** Shown in place of a page that broke, or whose code could not be loaded. */
export function RouteError() {
  const error = useRouteError();

  return (
    <Container size="sm" py="xl" component="main">
      <ErrorState
        title="This page could not be shown"
        error={error}
        onRetry={() => window.location.reload()}
      />
    </Container>
  );
}
