import type { CallState, LetGo } from '@ringdown/call-routing';

/** What the record says of a leg's attempt and its call, in the moment in which it learns of the leg. */
export type LegStanding = {
  acceptedAttempt: number | null;
  unconnectedAttempt: number | null;
  isCallOver: boolean;
  isLegOver: boolean;
};

/** Why a leg of a wave is to be let go of which the record learns too late; undefined while its wave goes on. */
export function lateFor({ attempt, wave }: CallState, standing: LegStanding): LetGo | undefined {
  if (wave === undefined || standing.isLegOver) return undefined;
  if (standing.isCallOver) return 'caller-gone';
  if ((standing.unconnectedAttempt ?? 0) >= wave.first + wave.size - 1) return 'time-is-up';
  const takenBy = standing.acceptedAttempt ?? 0;
  return takenBy >= wave.first && takenBy !== attempt ? 'taken' : undefined;
}
