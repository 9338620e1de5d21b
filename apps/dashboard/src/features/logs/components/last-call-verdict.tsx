import { useInfiniteQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { useNow } from '../../../components/use-now';
import { Verdict } from '../../../components/verdict';
import { callQueries } from '../api/calls.queries';
import { callsVerdict } from '../call-words';

/** Says what goes on now, or how the last call of all ended, whatever the filter. */
export function LastCallVerdict() {
  const project = useCurrentProject();
  const now = useNow(30_000);
  const calls = useInfiniteQuery(callQueries.list(project.id, {}));
  const verdict = callsVerdict(calls.data?.pages[0]?.items ?? [], now);

  return verdict && <Verdict tone={verdict.tone}>{verdict.words}</Verdict>;
}
