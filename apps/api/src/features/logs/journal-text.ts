import type {
  Block,
  CallFact,
  Ending,
  LegStatus,
  LetGo,
  Refusal,
  ToldResult,
  SkippedPerson,
  SkipReason,
} from '@ringdown/call-routing';

/**
 * A line of the journal in plain words.
 *
 * @param names of the responders by the number of their attempt.
 */
export function tellFact(fact: CallFact, names: ReadonlyMap<number, string>): string {
  const who = (attempt: number) => names.get(attempt) ?? `The responder of ring ${String(attempt)}`;
  switch (fact.kind) {
    case 'came-in':
      return fact.isTest ? 'A test call, placed from the dashboard.' : 'The call came in.';
    case 'refused':
      return `The call was turned away: ${fact.reason === 'blocked' ? tellBlock(fact) : refusals[fact.reason]}.`;
    case 'challenged':
      return 'The caller was asked to press 1.';
    case 'challenge-passed':
      return 'The caller pressed 1.';
    case 'menu-heard':
      return 'The caller heard the menu.';
    case 'menu-chosen':
      return fact.key === null
        ? 'The caller pressed no key of the menu.'
        : `The caller pressed ${fact.key} in the menu.`;
    case 'passed-on':
      return `${fact.name} took the call${fact.because === 'menu' ? '' : ': it came outside of the support hours'}.`;
    case 'round-began':
      return `No one had answered; round ${String(fact.round)} through the rules began.`;
    case 'rule-skipped':
      return tellSkippedRule(fact);
    case 'left-out':
      return `Rule ${String(fact.ruleOrder)} leaves somebody out: ${fact.people.map(tellSkipped).join(', ')}.`;
    case 'ring-ordered':
      return `Rule ${String(fact.ruleOrder)}: ${fact.name} is rung${fact.inWave ? ' with others' : ''} for up to ${String(fact.seconds)} seconds.`;
    case 'leg':
      return `${who(fact.attempt)}: ${legs[fact.status]}.`;
    case 'asked-for-key':
      return `${who(fact.attempt)} was told who calls and asked for a key.`;
    case 'wrong-key':
      return `${who(fact.attempt)} pressed a key other than 1, 2 or 3.`;
    case 'accepted':
      return `${who(fact.attempt)} pressed 1 and took the call.`;
    case 'accepted-too-late':
      return `${who(fact.attempt)} pressed 1 when the ring was already over.`;
    case 'declined':
      return `${who(fact.attempt)} passed the call on.`;
    case 'muted':
      return `${who(fact.attempt)} pressed 3: this hotline leaves them alone for ${String(fact.minutes)} minutes.`;
    case 'no-key':
      return `${who(fact.attempt)} picked up but pressed no key: a mailbox, perhaps.`;
    case 'ring-ended':
      return `${who(fact.attempt)}: ${results[fact.result]}.`;
    case 'let-go':
      return `${who(fact.attempt)}: ${letGoes[fact.because]}.`;
    case 'put-through':
      return 'The caller was put through.';
    case 'wave-over':
      return 'Nobody of those rung at once has the call.';
    case 'ended':
      return `Escalation ended: ${endings[fact.ending]}.`;
    case 'message-chosen':
      return 'The caller pressed 2, to leave a message instead of waiting.';
    case 'voicemail-offered':
      return 'The caller was asked to leave a message.';
    case 'voicemail-left':
      return `The caller left a message of ${String(fact.seconds)} ${fact.seconds === 1 ? 'second' : 'seconds'}.`;
    case 'no-voicemail':
      return 'The caller left no message.';
    case 'recording-announced':
      return 'The caller was told that the call is recorded.';
    case 'talk-recorded':
      return `The carrier has a recording of ${String(fact.seconds)} ${fact.seconds === 1 ? 'second' : 'seconds'}.`;
    case 'talk-not-recorded':
      return 'The carrier has no recording of this call.';
    case 'call-over':
      return tellEnd(fact);
    case 'trouble':
      return fact.endedCall
        ? `Something went wrong, the caller heard an apology and the call ended: ${fact.text}`
        : `Something went wrong, but the call went on: ${fact.text}`;
  }
}

function tellSkippedRule({
  ruleOrder,
  people,
  vacant,
}: Extract<CallFact, { kind: 'rule-skipped' }>): string {
  const rule = `Rule ${String(ruleOrder)} was skipped`;
  const reasons = [
    ...people.map(tellSkipped),
    ...vacant.map(({ kind, name }) => `${vacancies[kind]} ${name}`),
  ];
  return `${rule}: ${reasons.length === 0 ? 'it names nobody' : reasons.join(', ')}.`;
}

function tellSkipped({ name, reason }: SkippedPerson): string {
  return `${name} ${skips[reason]}`;
}

function tellEnd({ carrierStatus, seconds }: Extract<CallFact, { kind: 'call-over' }>): string {
  const length = seconds === null ? '' : ` after ${String(seconds)} seconds`;
  return `The caller's line closed${length}; the carrier calls it ${carrierStatus}.`;
}

function tellBlock(block: Block): string {
  switch (block.because) {
    case 'block-list':
      return `the block list has ${block.pattern}`;
    case 'not-on-allow-list':
      return 'the caller is on no allow list';
    case 'withheld':
      return 'the caller hides their number';
    case 'too-many-calls':
      return `the caller has had ${String(block.calls)} calls within an hour`;
    case 'no-key':
      return 'the caller did not press 1';
  }
}

const refusals: Record<Exclude<Refusal, 'blocked'>, string> = {
  disabled: 'the policy is disabled',
  'outside-hours': 'it came outside of the support hours',
  'unknown-number': 'no policy has this number',
  'not-configured': "the policy has no call/SMS config, or another one than the number's",
};

const skips: Record<SkipReason, string> = {
  'no-verified-phone': 'has no verified phone',
  'already-tried': 'had been rung already',
  muted: 'wanted to be left alone',
  talking: 'was talking on another call',
};

const vacancies: Record<'schedule' | 'team', string> = {
  schedule: 'nobody was on call in',
  team: 'nobody is in the team',
};

const legs: Record<LegStatus, string> = {
  initiated: 'the carrier is placing the call',
  ringing: 'the phone rings',
  'in-progress': 'the phone was picked up',
  completed: 'the line closed',
  busy: 'the line was busy',
  'no-answer': 'the phone was not picked up',
  failed: 'the number could not be reached',
  canceled: 'the ring was called off',
};

const results: Record<ToldResult, string> = {
  connected: 'the two have talked',
  'not-accepted': 'the ring ended without a yes',
  'no-answer': 'the phone was not picked up in time',
  busy: 'the line was busy',
  failed: 'the number could not be reached',
  'caller-gone': 'the caller had hung up',
  unknown: 'the ring ended, and the carrier did not say how',
};

const letGoes: Record<LetGo, string> = {
  taken: 'the ring was ended, because somebody else took the call',
  'time-is-up': 'the ring was ended, because its time was over',
  'caller-gone': 'the ring was ended, because the caller had hung up',
  'message-instead': 'the ring was ended, because the caller would rather leave a message',
  talking: 'the ring was ended, because they had just taken another call',
};

const endings: Record<Ending, string> = {
  'no-answer': 'no one had answered',
  'no-one-available': 'nobody could be rung at all',
  busy: 'every line was busy',
  failed: 'no number could be reached',
};
