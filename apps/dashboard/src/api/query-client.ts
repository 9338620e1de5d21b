import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

import { isSignInRequired, ProblemError } from './problem-error';
import { queryKeys } from './query-keys';

export function createQueryClient(): QueryClient {
  /** A session that ended shows itself in any answer; asking who we are then leads to the sign-in page. */
  const noteEndOfSession = (error: Error) => {
    if (isSignInRequired(error)) void client.invalidateQueries({ queryKey: queryKeys.me });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== queryKeys.me[0]) noteEndOfSession(error);
      },
    }),
    mutationCache: new MutationCache({ onError: noteEndOfSession }),
    defaultOptions: { queries: { staleTime: 10_000, retry: shouldRetry } },
  });
  return client;
}

/** Only what may go better the next time: no answer, or an error on the API's side. */
function shouldRetry(failures: number, error: Error): boolean {
  const isTransient =
    error instanceof ProblemError &&
    (error.code === 'unavailable' || error.code === 'internal-error');
  return isTransient && failures < 2;
}
