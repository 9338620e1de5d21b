import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet } from 'react-router-dom';

import { setUpQuery } from '../../features/set-up/api/set-up.queries';
import { FirstLoad } from './first-load';

/** The pages before somebody is signed in; there is nobody to sign in until the installation is set up. */
export function SignedOutRoute() {
  const setUp = useQuery(setUpQuery);

  if (setUp.data?.needed === true) return <Navigate to="/set-up" replace />;
  // Should the question fail, the pages themselves say why nothing works.
  return setUp.isPending ? <FirstLoad /> : <Outlet />;
}
