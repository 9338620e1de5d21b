import type { Instant } from '@ringdown/on-call';

import type { Caller } from './admission.js';
import { admit, decideChallenge } from './admit.js';
import type { Decision, Outcome } from './decision.js';
import type { CallEvent, ToldResult } from './event.js';
import type { CallFact } from './facts.js';
import { firstRing } from './first-ring.js';
import { count, goOn } from './go-on.js';
import { decideMenu, openMenu } from './menu.js';
import type { Known, Moment } from './occupation.js';
import { outsideHours } from './passing-on.js';
import type { RoutingPlan } from './plan.js';
import { keySeconds, mostPrompts, muteMinutes, prompt, whisper, type Prompt } from './prompts.js';
import { recordedBy } from './recording.js';
import type { CallState, Wave } from './state.js';
import type { Step } from './step.js';
import { decideRecorded } from './voicemail.js';
import { decideParted, decideWaited } from './wave.js';

const hangUp: Step = { kind: 'hang-up' };

/** The answer to somebody who dials the routing number at an instant: greeting and first ring, or why not. */
export function decideIncoming(
  plan: RoutingPlan,
  caller: Caller,
  at: Instant,
  known: Known = {},
): Decision {
  const cameIn: CallFact = { kind: 'came-in' };
  if (!plan.enabled) {
    return {
      steps: [{ kind: 'say', ...prompt(plan, 'disabled') }, hangUp],
      facts: [cameIn, { kind: 'refused', reason: 'disabled' }],
    };
  }
  return admit(plan, caller, [cameIn], () => begin(plan, { at, ...known }));
}

/** What a caller who is let in hears first: another policy's rings or a message while this one is closed, a menu, a ring. */
function begin(plan: RoutingPlan, now: Moment): Outcome {
  return (
    outsideHours(plan, now) ??
    (plan.menu === undefined ? firstRing(plan, now) : openMenu(plan, plan.menu))
  );
}

/**
 * The next step of a call under way. Pure: the same plan, state, event and instant always give the same answer.
 *
 * @param state where the call stood when the carrier was told what led to this event.
 * @param at when the event is answered: who is on call then may be rung.
 * @param known without an occupation all people are free; without other plans no call is passed on.
 */
export function decide(
  plan: RoutingPlan,
  state: CallState,
  event: CallEvent,
  at: Instant,
  known: Known = {},
): Decision {
  const now: Moment = { at, ...known };
  switch (event.kind) {
    case 'picked-up':
      return ask(state, whisper(plan), []);
    case 'key':
      return decideKey(plan, state, event.key);
    case 'challenge-key':
      return decideChallenge(plan, state, event.key, () => begin(plan, now));
    case 'menu-key':
      return decideMenu(plan, state, event.key, now);
    case 'waited':
      return decideWaited(plan, state, event, now);
    case 'parted':
      return decideParted(plan, state, event, now);
    case 'recorded':
      return decideRecorded(plan, event.recording);
    case 'ring-ended':
      return decideRingEnded(plan, state, event.result, now);
    case 'ring-ended-unclear':
      return {
        ...decideRingEnded(plan, state, 'connected', now),
        provided: {
          that: 'attempt-accepted',
          otherwise: decideRingEnded(plan, state, event.unlessAccepted, now),
        },
      };
  }
}

function decideKey(plan: RoutingPlan, state: CallState, key: string): Decision {
  const { attempt, wave } = state;
  if (key === '1') {
    return {
      steps: wave === undefined ? [{ kind: 'connect' }] : takeFromWave(plan, state, wave),
      facts: [{ kind: 'accepted', attempt }],
      provided: {
        ...(wave === undefined
          ? { that: 'attempt-open' }
          : { that: 'wave-open', first: wave.first }),
        otherwise: {
          steps: [{ kind: 'say', ...prompt(plan, 'tooLate') }, hangUp],
          facts: [{ kind: 'accepted-too-late', attempt }],
        },
      },
    };
  }
  if (key === '2' || key === '3') {
    const isMute = key === '3';
    return {
      steps: [{ kind: 'say', ...prompt(plan, isMute ? 'muted' : 'passed') }, hangUp],
      facts: [
        { kind: 'declined', attempt },
        ...(isMute ? [{ kind: 'muted', attempt, minutes: muteMinutes } as const] : []),
      ],
    };
  }
  const wrongKey: CallFact[] = key === '' ? [] : [{ kind: 'wrong-key', attempt }];
  if (state.prompts < mostPrompts) return ask(state, prompt(plan, 'whisperAgain'), wrongKey);
  return {
    steps: [{ kind: 'say', ...prompt(plan, 'noKey') }, hangUp],
    facts: [...wrongKey, { kind: 'no-key', attempt }],
  };
}

/** The responder waits in the room, the caller is fetched, and everybody else is let go. */
function takeFromWave(plan: RoutingPlan, state: CallState, wave: Wave): Step[] {
  const taken: Wave = { ...wave, takenBy: state.attempt };
  return [
    { kind: 'say', ...prompt(plan, 'connecting') },
    {
      kind: 'meet',
      side: 'responder',
      talkSeconds: plan.longestTalkSeconds,
      ...recordedBy(plan),
      state,
    },
    hangUp,
    { kind: 'fetch-caller', state: { ...state, wave: taken } },
    { kind: 'end-rings', wave: taken, because: 'taken' },
  ];
}

function ask(state: CallState, spoken: Prompt, facts: readonly CallFact[]): Outcome {
  return {
    steps: [
      {
        kind: 'ask',
        ...spoken,
        waitSeconds: keySeconds,
        state: { ...state, prompts: state.prompts + 1 },
      },
      // Reached only when the carrier cannot bring us the key.
      hangUp,
    ],
    facts: [...facts, { kind: 'asked-for-key', attempt: state.attempt }],
  };
}

function decideRingEnded(
  plan: RoutingPlan,
  state: CallState,
  result: ToldResult,
  now: Moment,
): Outcome {
  const ringEnded: CallFact = { kind: 'ring-ended', attempt: state.attempt, result };
  if (result === 'connected' || result === 'caller-gone') {
    return { steps: [hangUp], facts: [ringEnded] };
  }
  const tally = count(state.tally, result);
  const next = goOn(plan, { ...state, attempts: state.attempt, tally, ...now });
  return { steps: next.steps, facts: [ringEnded, ...next.facts] };
}
