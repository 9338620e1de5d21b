import type { Leg } from '../call/leg.js';
import { speechSeconds } from '../call/speech.js';
import type { Phone } from './phone.js';

/** What a handset does by itself whenever it rings; all times in seconds. */
export interface PhoneScript {
  /** After the ring begins; without it the handset is answered by hand. */
  readonly answerAfter?: number;
  readonly declineAfter?: number;
  /** Pressed in one go, or one a second, as soon as a Gather listens. */
  readonly press?: string | readonly string[];
  /** After the pick-up. */
  readonly pressAfter?: number;
  /** Of talk, counted from being connected. */
  readonly hangUpAfter?: number;
}

/** What a handset's owner is like. */
export type Habit =
  | { readonly kind: 'by-hand' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'script'; readonly script: PhoneScript }
  | { readonly kind: 'mailbox'; readonly afterSeconds: number; readonly recordsSeconds: number };

/** Arranges what a handset does about a ring. */
export function runHabit(phone: Phone, leg: Leg, habit: Habit): void {
  switch (habit.kind) {
    case 'script':
      followScript(phone, leg, habit.script);
      break;
    case 'mailbox':
      pickUpAsMailbox(phone, leg, habit);
      break;
    case 'by-hand':
    case 'busy':
    case 'unreachable':
      break;
  }
}

function followScript(phone: Phone, leg: Leg, script: PhoneScript): void {
  const { world } = phone;
  if (script.answerAfter !== undefined)
    world.after(script.answerAfter, () => {
      leg.answer();
    });
  if (script.declineAfter !== undefined)
    world.after(script.declineAfter, () => {
      if (!leg.isAnswered) leg.end('busy');
    });
  leg.answered.listen(() => {
    const { press } = script;
    if (press !== undefined)
      world.after(script.pressAfter ?? 1, () => {
        pressInTurn(leg, typeof press === 'string' ? [press] : press);
      });
  });
  leg.bridged.listen(() => {
    if (script.hangUpAfter !== undefined)
      world.after(script.hangUpAfter, () => {
        leg.end('completed');
      });
  });
}

/** People press when they are asked to: keys wait until something listens for them. */
function pressInTurn(leg: Leg, presses: readonly string[]): void {
  const [keys, ...rest] = presses;
  if (keys === undefined || leg.isOver) return;
  if (!leg.listensForKeys && !leg.partner && !leg.conference) {
    const cancel = leg.keysWanted.listen(() => {
      cancel();
      // Not within the signal: the Gather must be waiting first.
      leg.world.after(0, () => {
        pressInTurn(leg, presses);
      });
    });
    return;
  }
  for (const key of keys) leg.press(key);
  leg.world.after(1, () => {
    pressInTurn(leg, rest);
  });
}

function pickUpAsMailbox(
  phone: Phone,
  leg: Leg,
  habit: { readonly afterSeconds: number; readonly recordsSeconds: number },
): void {
  const { world } = phone;
  const greeting = `You have reached the mailbox of ${phone.number}. Please leave a message.`;
  world.after(habit.afterSeconds, () => {
    leg.answer();
  });
  leg.answered.listen(() => {
    world.after(speechSeconds(greeting, world.behaviour) + habit.recordsSeconds, () => {
      leg.end('completed');
    });
  });
  leg.bridged.listen(() => {
    leg.partner?.hear('person', greeting);
  });
}
