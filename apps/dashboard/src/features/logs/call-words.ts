import type { CallDto } from '@ringdown/contracts';

import type { Tone } from '../../components/tone';
import { timeAgo } from '../../components/time-ago';
import { isInProgress, statusLooks } from '../../components/call-status';

/** One sentence over the newest calls: what goes on now, or how the last one ended. */
export function callsVerdict(
  newestFirst: readonly CallDto[],
  now: number,
): { tone: Tone; words: string } | undefined {
  const [last] = newestFirst;
  if (last === undefined) return undefined;
  const inProgress = newestFirst.filter(({ status }) => isInProgress(status)).length;
  if (inProgress > 0) {
    const words = inProgress === 1 ? '1 call is' : `${inProgress} calls are`;
    return { tone: 'going-on', words: `${words} in progress now.` };
  }
  const ago = timeAgo(last.startedAt, now);
  if (last.answeredBy !== null) {
    return { tone: 'good', words: `${last.answeredBy.name} took the last call, ${ago}.` };
  }
  const status = statusLooks[last.status].words;
  return { tone: 'warning', words: `Nobody took the last call, ${ago}: ${status}.` };
}
