import type { Behaviour } from '@ringdown/call-routing';

/** What somebody may be told to do, in the words of the page; the first is what everybody does who is told nothing. */
export const behaviourWords: Record<Behaviour['kind'], string> = {
  ignores: 'Does not pick up',
  takes: 'Takes the call',
  declines: 'Declines: presses 2',
  rejects: 'Rejects the ring',
  mailbox: 'Mailbox picks up',
  busy: 'Is on another call',
  unreachable: 'Phone cannot be reached',
};

/** How long a usual mailbox records. */
const mailboxSeconds = 45;

/** The seconds that people and mailboxes usually need. */
const usualSeconds = { takes: 8, declines: 8, rejects: 5, mailbox: 20 } as const;

/** @param seconds after the first ring; undefined: as long as is usual. */
export function behaviourOf(kind: Behaviour['kind'], seconds?: number): Behaviour {
  switch (kind) {
    case 'takes':
    case 'declines':
    case 'rejects':
      return { kind, afterSeconds: seconds ?? usualSeconds[kind] };
    case 'mailbox':
      return {
        kind,
        afterSeconds: seconds ?? usualSeconds.mailbox,
        hangsUpAfterSeconds: mailboxSeconds,
      };
    case 'ignores':
    case 'busy':
    case 'unreachable':
      return { kind };
  }
}
