import type { Instant } from '@ringdown/on-call';

/**
 * Where a call stands: all that is needed, with its plan, to decide its next step. It travels in the call token,
 * so it is small and holds nothing personal.
 */
export type CallState = {
  /** The pass through the rules, from 1. */
  round: number;
  /** Position in the plan's rules. */
  rule: number;
  /** Position in the plan's people: who is being rung. */
  person: number;
  /** Number of this ring within the call, from 1. */
  attempt: number;
  /** Positions of everybody rung in this round, the one being rung included. */
  tried: readonly number[];
  /** How often the responder has been asked for a key. */
  prompts: number;
  /** What all rings before this one had in common. */
  tally: Tally;
  /** Several phones ring at once. */
  wave?: Wave;
  /** The carrier could not ring several phones at once: from now on they are rung one by one. */
  oneByOne?: true;
};

/** Phones that ring at once; their people are the last of `tried`. */
export type Wave = {
  /** The attempt number of its first ring; the others follow it. */
  first: number;
  /** How many phones. */
  size: number;
  /** When the carrier was told to ring them. */
  since: Instant;
  /** The attempt that took the call, once that is known. */
  takenBy?: number;
};

/** `none` before the first ring has ended, then what every ring ended with, or `mixed`. */
export type Tally = 'none' | 'busy' | 'failed' | 'mixed';
