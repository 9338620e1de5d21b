import { Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router-dom';

import { meQuery } from '../../api/me.queries';
import { isSignInRequired } from '../../api/problem-error';
import { ErrorState } from '../../components/error-state';
import { FirstLoad } from './first-load';

/** Lets only people who are signed in go on; the others come back here after signing in. */
export function SignedInRoute() {
  const me = useQuery(meQuery);
  const { pathname, search } = useLocation();

  if (isSignInRequired(me.error)) {
    const next = new URLSearchParams({ next: `${pathname}${search}` });
    return <Navigate to={pathname === '/' ? '/sign-in' : `/sign-in?${next.toString()}`} replace />;
  }
  if (me.data !== undefined) return <Outlet context={me.data} />;
  if (me.error === null) return <FirstLoad />;
  return (
    <Container size="sm" py="xl" component="main">
      <ErrorState
        title="Ringdown could not be loaded"
        error={me.error}
        onRetry={() => void me.refetch()}
      />
    </Container>
  );
}
