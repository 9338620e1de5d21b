import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { ErrorState } from './error-state';
import { ListSkeleton } from './list-skeleton';

type QueryViewProps<Answer> = {
  query: Pick<UseQueryResult<Answer>, 'data' | 'error' | 'refetch'>;
  /** What could not be shown, should it fail. */
  errorTitle: string;
  loading?: ReactNode;
  children: (answer: Answer) => ReactNode;
};

/** Shows the answer of a query, or that it is on its way, or why it is missing. */
export function QueryView<Answer>({
  query,
  errorTitle,
  loading = <ListSkeleton />,
  children,
}: QueryViewProps<Answer>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return loading;
  return <ErrorState title={errorTitle} error={query.error} onRetry={() => void query.refetch()} />;
}
