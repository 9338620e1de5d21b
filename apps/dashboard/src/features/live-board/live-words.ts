import type { LiveCallDto, LivePhase } from '@ringdown/contracts';

import type { Tone } from '../../components/tone';

/** How many calls of the board are in each phase. */
export function countPhases(calls: readonly LiveCallDto[]): Record<LivePhase, number> {
  const counts = { waiting: 0, ringing: 0, connected: 0 };
  for (const { phase } of calls) counts[phase] += 1;
  return counts;
}

/** One sentence over the board: whether somebody waits. */
export function boardVerdict(
  calls: readonly LiveCallDto[],
  total: number,
): { tone: Tone; words: string } {
  const { connected } = countPhases(calls);
  const waiting = calls.length - connected;
  const unseen = total - calls.length;
  const more = unseen === 0 ? '' : ` ${unseen} more calls are too many to show.`;
  if (total === 0) return { tone: 'good', words: 'Nobody is calling.' };
  if (waiting === 0)
    return { tone: 'good', words: `Nobody waits: all who call have somebody to talk to.${more}` };
  const who = waiting === 1 ? '1 caller waits' : `${waiting} callers wait`;
  return { tone: 'going-on', words: `${who} for somebody to take the call.${more}` };
}

/** Who rings or talks, in words. */
export function peopleWords({ phase, people }: LiveCallDto): string {
  if (phase === 'waiting') return 'Nobody’s phone rings';
  const names = new Intl.ListFormat('en').format(people.map(({ name }) => name));
  if (phase === 'connected') return `Talks with ${names === '' ? 'somebody' : names}`;
  const picked = people.filter(({ hasPickedUp }) => hasPickedUp).map(({ name }) => name);
  const listening =
    picked.length === 0 ? '' : ` – ${new Intl.ListFormat('en').format(picked)} picked up`;
  return `Rings ${names}${listening}`;
}
