import type { PolicyDto } from '@ringdown/contracts';

/** What a policy says of callers whom no list means, as the form holds it. */
export type CallersFormValues = Pick<
  PolicyDto,
  'unlistedCallers' | 'withheldCallers' | 'challengedCallers' | 'refusalMessage' | 'refusalVoice'
> & {
  /** A number input that was emptied holds an empty text; both it and null stand for no limit. */
  callsPerHour: number | '' | null;
};

/** How the form calls its fields. */
export const callersFieldLabels: Record<keyof CallersFormValues, string> = {
  unlistedCallers: 'Callers on no list',
  withheldCallers: 'Callers who hide their number',
  challengedCallers: 'Who presses 1 first',
  callsPerHour: 'Calls of one caller within an hour',
  refusalMessage: 'What a refused caller hears',
  refusalVoice: 'Voice of what a refused caller hears',
};

export function callersFormValues(policy: PolicyDto): CallersFormValues {
  const { unlistedCallers, withheldCallers, challengedCallers, callsPerHour } = policy;
  const { refusalMessage, refusalVoice } = policy;
  return {
    unlistedCallers,
    withheldCallers,
    challengedCallers,
    callsPerHour,
    refusalMessage,
    refusalVoice,
  };
}

/** Who may call, in one sentence. */
export function callersVerdict(
  policy: PolicyDto,
  allowed: number,
): { tone: 'good' | 'bad'; words: string } {
  if (policy.unlistedCallers === 'admitted') {
    return { tone: 'good', words: 'Everybody may call whom no block list means.' };
  }
  return allowed > 0
    ? { tone: 'good', words: 'Only callers on an allow list get through.' }
    : {
        tone: 'bad',
        words: 'Nobody gets through: only listed callers may call, and no list allows any.',
      };
}
