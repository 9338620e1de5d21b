import { exactnessOf, matchesCaller } from './caller-pattern.js';

/** One line of an allow or block list. */
export type CallerEntry = { list: 'allow' | 'block'; pattern: string };

/** Who may call a policy. */
export type Admission = {
  /** The policy's own and the project's, in an order in which the first that means a caller decides. */
  entries: readonly CallerEntry[];
  /** Callers whom no entry means. */
  unlisted: 'admitted' | 'refused';
  /** Callers who hide their number; no entry means them. */
  withheld: 'admitted' | 'refused';
  /** Who has to press a key before anybody is rung; never those on the allow list. */
  challenge: 'nobody' | 'unverified' | 'everybody';
  /** How often one caller may call within 60 minutes; null: as often as they like. Those on the allow list always may. */
  callsPerHour: number | null;
  refusalMessage: string;
};

/** Who calls, as far as the carrier tells. */
export type Caller = {
  /** A number in E.164, a short number, or a SIP address; null: withheld. */
  number: string | null;
  /** Whether the carrier could show that the number is not the caller's own (STIR/SHAKEN); not told counts as no. */
  hasFailedVerification: boolean;
};

/** Why a caller is not let in. */
export type Block =
  | { because: 'block-list'; pattern: string }
  | { because: 'not-on-allow-list' | 'withheld' | 'no-key' }
  /** They have had so many calls within an hour, and may have no more. */
  | { because: 'too-many-calls'; calls: number };

/** Whether a caller is let in, and on which terms. */
export type Verdict =
  | ({ kind: 'refused' } & Block)
  | { kind: 'admitted'; isChallenged: boolean; callsPerHour: number | null };

/** What the lists and settings say of a caller; how often they have called is for the record to say. */
export function mayCall(admission: Admission, caller: Caller): Verdict {
  const { unlisted, withheld, challenge, callsPerHour } = admission;
  const isChallenged =
    challenge === 'everybody' || (challenge === 'unverified' && caller.hasFailedVerification);
  const { number } = caller;
  if (number === null) {
    if (withheld === 'refused') return { kind: 'refused', because: 'withheld' };
    // Withheld callers cannot be told apart, so nobody's calls can be counted.
    return { kind: 'admitted', isChallenged, callsPerHour: null };
  }
  const entry = admission.entries.find(({ pattern }) => matchesCaller(pattern, number));
  if (entry?.list === 'block') {
    return { kind: 'refused', because: 'block-list', pattern: entry.pattern };
  }
  if (entry !== undefined) return { kind: 'admitted', isChallenged: false, callsPerHour: null };
  if (unlisted === 'refused') return { kind: 'refused', because: 'not-on-allow-list' };
  return { kind: 'admitted', isChallenged, callsPerHour };
}

/**
 * Puts entries in the order in which the first that means a caller decides: the more exact pattern first, of two as
 * exact the policy's before the project's, then block before allow.
 */
export function inOrderOfDecision(lists: {
  policy: readonly CallerEntry[];
  project: readonly CallerEntry[];
}): CallerEntry[] {
  const blockFirst = (entries: readonly CallerEntry[]) =>
    entries.toSorted((one, two) => Number(one.list === 'allow') - Number(two.list === 'allow'));
  return [...blockFirst(lists.policy), ...blockFirst(lists.project)].toSorted(
    // Infinity minus infinity is no number.
    (one, two) => compare(exactnessOf(two.pattern), exactnessOf(one.pattern)),
  );
}

function compare(one: number, two: number): number {
  return one === two ? 0 : one < two ? -1 : 1;
}
