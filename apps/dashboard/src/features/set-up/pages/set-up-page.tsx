import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from 'react-router-dom';

import { ListSkeleton } from '../../../components/list-skeleton';
import { LonePage } from '../../../components/lone-page';
import { QueryView } from '../../../components/query-view';
import { setUpQuery } from '../api/set-up.queries';
import { SetUpForm } from '../components/set-up-form';

/** The first page of a new installation: makes its first owner and its first project. */
export function SetUpPage() {
  const navigate = useNavigate();
  const state = useQuery(setUpQuery);

  // The start page knows where to go on: to one's project, or to the sign-in.
  if (state.data?.needed === false) return <Navigate to="/" replace />;
  return (
    <LonePage
      title="Set up Ringdown"
      lead="The first account owns the first project. Everybody else is invited later."
      width={460}
    >
      <QueryView
        query={state}
        errorTitle="Ringdown could not be asked whether it is set up"
        loading={<ListSkeleton rows={4} />}
      >
        {({ codeNeeded }) => (
          <SetUpForm codeNeeded={codeNeeded} onDone={() => void navigate('/', { replace: true })} />
        )}
      </QueryView>
    </LonePage>
  );
}
