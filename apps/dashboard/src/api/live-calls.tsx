import { routes } from '@ringdown/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';

import { queryKeys } from './query-keys';

/** Whether changes of calls reach this page by themselves. */
export type LiveState = 'connecting' | 'live' | 'reconnecting';

const LiveStateContext = createContext<LiveState>('connecting');

/** Bursts of events become one refetch. */
const gatherMilliseconds = 250;
/** A browser gives up for good when the API answers with an error; then we ask again. */
const retryMilliseconds = 5_000;

export function useLiveState(): LiveState {
  return use(LiveStateContext);
}

/** Listens to a project's calls and refreshes what is shown of them. */
export function LiveCalls({ projectId, children }: { projectId: string; children: ReactNode }) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    let source: EventSource;
    let retryTimer: number | undefined;
    let gatherTimer: number | undefined;

    const refresh = () => {
      gatherTimer ??= window.setTimeout(() => {
        gatherTimer = undefined;
        void queryClient.invalidateQueries({ queryKey: queryKeys.calls(projectId) });
        void queryClient.invalidateQueries({ queryKey: queryKeys.policyList(projectId) });
      }, gatherMilliseconds);
    };
    const connect = (isFirst: boolean) => {
      source = new EventSource(routes.liveCalls(projectId));
      let mayHaveMissed = !isFirst;
      source.addEventListener('call', refresh);
      source.addEventListener('open', () => {
        setState('live');
        if (mayHaveMissed) refresh();
      });
      source.addEventListener('error', () => {
        mayHaveMissed = true;
        setState('reconnecting');
        if (source.readyState !== EventSource.CLOSED) return;
        retryTimer = window.setTimeout(connect, retryMilliseconds, false);
      });
    };
    connect(true);

    return () => {
      source.close();
      window.clearTimeout(retryTimer);
      window.clearTimeout(gatherTimer);
    };
  }, [projectId, queryClient]);

  return <LiveStateContext value={state}>{children}</LiveStateContext>;
}
