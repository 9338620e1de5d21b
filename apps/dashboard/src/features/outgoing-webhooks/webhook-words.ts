import type { WebhookDeliveryDto, WebhookEvent, WebhookFormat } from '@ringdown/contracts';

import type { Tone } from '../../components/tone';

/** What a webhook tells of, as the form and the list call it. */
export const eventWords: Record<WebhookEvent, string> = {
  'call.missed': 'Missed calls',
  'voicemail.left': 'Messages that callers left',
  'readiness.changed': 'Policies that are not ready for calls any more, or are again',
};

/** Whom a webhook writes for. */
export const formatWords: Record<WebhookFormat, string> = {
  plain: 'A program (JSON)',
  slack: 'A Slack channel',
  teams: 'A Teams channel',
};

/** How a delivery stands, in a few words. */
export function deliveryWords({ state, statusCode, attempts, attemptedAt }: WebhookDeliveryDto): {
  tone: Tone;
  words: string;
} {
  const answer = statusCode === null ? 'no answer' : `answer ${statusCode}`;
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  if (state === 'delivered') return { tone: 'good', words: `Delivered, ${answer}` };
  if (state === 'failed') return { tone: 'bad', words: `Given up after ${tries}, ${answer}` };
  if (attemptedAt === null) return { tone: 'going-on', words: 'On its way' };
  return { tone: 'warning', words: `Tried again soon: ${answer} after ${tries}` };
}
