import { createHmac } from 'node:crypto';

import type { CallStatus } from '@ringdown/contracts';

import { isWithheld } from '../../telephony/caller-id.js';
import { toldCaller } from '../../telephony/told-caller.js';
import type { DueCall, DueDelivery } from './webhook-deliveries.repository.js';

/** What a receiver is sent, in its format. People in a channel see the end of the caller's number only. */
export function messageOf(due: Omit<DueDelivery, 'receiver_sealed'>, publicUrl: string): object {
  const link =
    due.call === null
      ? `${publicUrl}/projects/${due.project_id}`
      : `${publicUrl}/projects/${due.project_id}/logs/${due.call.id}`;
  switch (due.format) {
    case 'plain':
      return plain(due, link);
    case 'slack':
      return { text: `${escaped(sentenceOf(due.call))}\n<${link}|Show in Ringdown>` };
    case 'teams':
      return card(sentenceOf(due.call), link);
  }
}

/** The header `webhook-signature`; https://github.com/standard-webhooks/standard-webhooks. */
export function signatureOf(
  { id, timestamp, body }: { id: string; timestamp: string; body: string },
  secret: string,
): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

function plain(
  { event, created_at: at, project_id: projectId, call }: Omit<DueDelivery, 'receiver_sealed'>,
  link: string,
): object {
  const caller = call === null || isWithheld(call.caller) ? null : call.caller;
  const data = call === null ? { projectId, link } : { projectId, call: { ...call, caller }, link };
  return { type: event, timestamp: at.toISOString(), data };
}

function sentenceOf(call: DueCall | null): string {
  if (call === null) return 'This is a test: Ringdown reaches this channel.';
  return `${call.policyName ?? 'A hotline'}: ${toldCaller(call)} called. ${endOf(call.status)}`;
}

function endOf(status: CallStatus): string {
  switch (status) {
    case 'voicemail-left':
      return 'They left a message.';
    case 'no-one-available':
      return 'Nobody was available.';
    case 'caller-hung-up':
      return 'They hung up before anybody answered.';
    case 'failed':
      return 'The call failed.';
    default:
      return 'Nobody answered.';
  }
}

/** Slack reads these three as its own marks. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A run of text, unlike a block of it, is shown as it is: a policy's name cannot become a link. */
function card(sentence: string, link: string): object {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: sentence }] }],
          actions: [{ type: 'Action.OpenUrl', title: 'Show in Ringdown', url: link }],
        },
      },
    ],
  };
}
