/** What goes on in a call: nobody's phone rings yet or any more, a phone rings, or two people talk. */
export const livePhases = ['waiting', 'ringing', 'connected'] as const;

/** What goes on in a call now. */
export type LivePhase = (typeof livePhases)[number];

/** Somebody whose phone rings for a call, or who talks with its caller. */
export class LivePersonDto {
  userId!: string;
  name!: string;
  /** Whether they have picked up; until they press 1 the caller waits on. */
  hasPickedUp!: boolean;
  /** When their phone was asked to ring, or they took the call. Null while nothing but the order is known. */
  since!: string | null;
}

/** A call in progress. */
export class LiveCallDto {
  id!: string;
  phase!: LivePhase;
  policyId!: string | null;
  policyName!: string | null;
  /** As the carrier gave it, or empty when withheld; `…20` to whom numbers are masked. */
  caller!: string;
  callerWithheld!: boolean;
  /** By which the project's contacts know the caller; null: they do not. */
  callerName!: string | null;
  startedAt!: string;
  /** When somebody took it; null while the caller waits. */
  connectedAt!: string | null;
  /** Whose phones ring, or who has the call. */
  people!: LivePersonDto[];
}

/** All calls in progress, those that came first in front. All times are ISO 8601 in UTC. */
export class LiveBoardDto {
  /** The server's time, because clocks of browsers differ from it. */
  at!: string;
  /** How many calls go on, if not all of them stand in `calls`. */
  total!: number;
  /** The 200 oldest at most. */
  calls!: LiveCallDto[];
}
