import type { Phone, PhoneScript } from '@ringdown/twilio-simulator';

import type { PhoneBehaviour } from '../control-api.js';

/** A behaviour and, for those that answer, decline or record, when; the seconds of people who are in no hurry by default. */
export interface ScriptSettings {
  readonly behaviour: PhoneBehaviour;
  readonly answerAfterSeconds?: number;
  /** After the pick-up; the key still waits until something asks for it. */
  readonly pressAfterSeconds?: number;
  readonly press?: string;
  /** Of talk; without it the other side ends the call. */
  readonly hangUpAfterSeconds?: number;
}

export const phoneBehaviours: readonly PhoneBehaviour[] = [
  'by-hand',
  'answers',
  'mailbox',
  'declines',
  'busy',
  'unreachable',
  'ignores',
];

/** Makes a phone behave like this from its next ring on. */
export function behave(phone: Phone, settings: ScriptSettings): void {
  const { answerAfterSeconds } = settings;
  switch (settings.behaviour) {
    case 'by-hand':
    case 'ignores':
      phone.ignores();
      break;
    case 'answers':
      phone.script(answering(settings));
      break;
    case 'mailbox':
      phone.letsMailboxPickUp(answerAfterSeconds ?? 8, settings.hangUpAfterSeconds ?? 20);
      break;
    case 'declines':
      phone.script({ declineAfter: answerAfterSeconds ?? 3 });
      break;
    case 'busy':
      phone.isBusy();
      break;
    case 'unreachable':
      phone.isUnreachable();
      break;
  }
}

function answering(settings: ScriptSettings): PhoneScript {
  const { answerAfterSeconds = 3, press = '1', pressAfterSeconds = 3 } = settings;
  const { hangUpAfterSeconds } = settings;
  return {
    answerAfter: answerAfterSeconds,
    press,
    pressAfter: pressAfterSeconds,
    ...(hangUpAfterSeconds !== undefined && { hangUpAfter: hangUpAfterSeconds }),
  };
}
