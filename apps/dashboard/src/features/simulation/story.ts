import type {
  RingOutcome,
  SimulatedCall,
  SimulatedRing,
  SimulatedStatus,
  SimulatedStep,
  SkipReason,
} from '@ringdown/call-routing';

import { readableSeconds } from '../../components/duration';
import type { Tone } from '../../components/tone';

type Step<Kind extends SimulatedStep['kind']> = Extract<SimulatedStep, { kind: Kind }>;

/** One step of a call in a sentence. */
export function tellStep(step: SimulatedStep): string {
  switch (step.kind) {
    case 'hears':
      return `The caller hears: “${step.text}”`;
    case 'challenge':
      return step.key === ''
        ? `The caller is asked to press 1 and presses nothing.`
        : `The caller is asked to press 1 and presses ${step.key}.`;
    case 'menu':
      return step.key === ''
        ? `The caller hears the menu and presses nothing: “${step.text}”`
        : `The caller hears the menu and presses ${step.key}: “${step.text}”`;
    case 'passed-on':
      return step.because === 'menu'
        ? `${step.name} takes the call.`
        : `The policy is closed: ${step.name} takes the call.`;
    case 'refused':
      return `The caller is turned away: ${tellRefusal(step.because)}.`;
    case 'rule-skipped':
      return tellSkippedRule(step);
    case 'round-began':
      return `Nobody has taken the call: the rules start again, round ${step.round}.`;
    case 'ring':
      return tellRing(step);
    case 'talk':
      return `${step.name} and the caller talk for ${secondsOf(step)}.`;
    case 'message':
      return step.seconds === 0
        ? 'The caller says nothing after the beep.'
        : `The caller leaves a message of ${readableSeconds(step.seconds)}.`;
    case 'over':
      return overs[step.by];
  }
}

const overs: Record<Step<'over'>['by'], string> = {
  caller: 'The caller hangs up.',
  hotline: 'The call ends.',
  responder: 'They hang up.',
};

/** How a step went: colours and icons follow it. */
export function toneOf(step: SimulatedStep): Tone {
  switch (step.kind) {
    case 'ring':
      return ringTones[step.outcome];
    case 'talk':
      return 'good';
    case 'refused':
    case 'rule-skipped':
      return 'warning';
    default:
      return 'neutral';
  }
}

const ringTones: Record<RingOutcome, Tone> = {
  accepted: 'good',
  declined: 'warning',
  'no-key': 'warning',
  'hung-up': 'warning',
  'no-answer': 'bad',
  busy: 'bad',
  failed: 'bad',
  'caller-gone': 'warning',
  stopped: 'neutral',
};

/** The whole call in one sentence. */
export function verdictOn({ status, steps, startsAt, endsAt }: SimulatedCall): {
  tone: Tone;
  title: string;
  words: string;
} {
  const rings = steps.filter((step) => step.kind === 'ring');
  const length = readableSeconds((endsAt - startsAt) / 1000);
  const rung = rungWords(rings);
  const taken = rings.find(({ outcome }) => outcome === 'accepted');
  if (status === 'completed') {
    const wait = readableSeconds(((taken?.acceptedAt ?? endsAt) - startsAt) / 1000);
    return {
      tone: 'good',
      title: `${taken?.name ?? 'Somebody'} takes the call`,
      words: `The caller talks to somebody after ${wait}. ${rung}`,
    };
  }
  if (status === 'blocked' || status === 'disabled' || status === 'outside-hours') {
    const because = steps.find((step) => step.kind === 'refused')?.because ?? 'disabled';
    return {
      tone: 'warning',
      title: 'The caller is turned away',
      words: `${capital(tellRefusal(because))}. No phone rings.`,
    };
  }
  if (status === 'voicemail-left') {
    return {
      tone: 'warning',
      title: 'The caller leaves a message',
      words: `Nobody takes the call, and it is over after ${length}. ${rung}`,
    };
  }
  if (status === 'caller-hung-up') {
    return {
      tone: 'warning',
      title: 'The caller gives up',
      words: `They hang up after ${length}, before anybody has taken the call. ${rung}`,
    };
  }
  return {
    tone: 'bad',
    title: status === 'no-one-available' ? 'Nobody can be rung' : 'Nobody takes the call',
    words: `${unanswered[status]} It is over after ${length}. ${rung}`,
  };
}

const unanswered: Record<
  Exclude<
    SimulatedStatus,
    'completed' | 'blocked' | 'disabled' | 'outside-hours' | 'caller-hung-up' | 'voicemail-left'
  >,
  string
> = {
  'no-answer': 'The caller hears that nobody answers.',
  'no-one-available': 'The caller hears at once that no one is available.',
  busy: 'Every phone is busy.',
  failed: 'No phone can be reached.',
};

function rungWords(rings: readonly SimulatedRing[]): string {
  const people = new Set(rings.map(({ userId }) => userId)).size;
  if (rings.length === 0) return 'No phone rings.';
  if (people === rings.length)
    return `${people === 1 ? 'One phone rings' : `${people} phones ring`}.`;
  return `${people === 1 ? 'One phone rings' : `${people} phones ring`}, ${rings.length} times in all.`;
}

function tellRing(ring: SimulatedRing): string {
  const { name, outcome } = ring;
  const pickUp = `after ${secondsOf({ from: ring.from, to: ring.pickedUpAt ?? ring.to })}`;
  switch (outcome) {
    case 'accepted':
      return `Rings ${name}, who picks up ${pickUp}, presses 1 and takes the call.`;
    case 'declined':
      return `Rings ${name}, who picks up ${pickUp} and declines with 2.`;
    case 'no-key':
      return `Rings ${name}: picked up ${pickUp}, but no key is pressed. A mailbox, it seems.`;
    case 'hung-up':
      return `Rings ${name}: picked up ${pickUp}, and hung up without a key.`;
    case 'no-answer':
      return `Rings ${name} for ${secondsOf(ring)}: no answer.`;
    case 'busy':
      return ring.to > ring.from
        ? `Rings ${name}, who rejects it after ${secondsOf(ring)}.`
        : `Calls ${name}, whose phone is busy.`;
    case 'failed':
      return `Calls ${name}, whose phone cannot be reached.`;
    case 'stopped':
      return `Rings ${name} for ${secondsOf(ring)}, until somebody else takes the call.`;
    case 'caller-gone':
      return `Rings ${name}; the caller is gone after ${secondsOf(ring)}.`;
  }
}

const skips: Record<SkipReason, string> = {
  'no-verified-phone': 'has no verified phone',
  'already-tried': 'was rung already',
  muted: 'wants to be left alone',
  talking: 'talks on another call',
};

function tellSkippedRule({ ruleOrder, people, vacant }: Step<'rule-skipped'>): string {
  const reasons = [
    ...people.map(({ name, reason }) => `${name} ${skips[reason]}`),
    ...vacant.map(({ kind, name }) =>
      kind === 'schedule' ? `nobody is on call in ${name}` : `the team ${name} has no members`,
    ),
  ];
  const because = reasons.length === 0 ? 'it rings nobody' : reasons.join('; ');
  return `Rule ${ruleOrder} is passed over: ${because}.`;
}

function tellRefusal(because: Step<'refused'>['because']): string {
  if (because === 'disabled') return 'the policy is switched off';
  if (because === 'outside-hours') return 'the call comes outside of the support hours';
  switch (because.because) {
    case 'block-list':
      return `“${because.pattern}” is on the block list`;
    case 'not-on-allow-list':
      return 'the number is not on the allow list';
    case 'withheld':
      return 'callers who withhold their number are not let in';
    case 'no-key':
      return 'no key was pressed';
    case 'too-many-calls':
      return `${because.calls} calls within an hour are the limit`;
  }
}

function secondsOf({ from, to }: { from: number; to: number }): string {
  return readableSeconds((to - from) / 1000);
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
