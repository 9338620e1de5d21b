import { createHmac } from 'node:crypto';

import type { CallStatus } from '@ringdown/contracts';

import { isWithheld } from '../../telephony/caller-id.js';
import { toldCaller } from '../../telephony/told-caller.js';
import type { DueDelivery, ReadinessChange } from './webhook-deliveries.repository.js';

type Told = Omit<DueDelivery, 'receiver_sealed'>;

/** What a receiver is sent, in its format. People in a channel see the end of the caller's number only. */
export function messageOf(due: Told, publicUrl: string): object {
  const link = `${publicUrl}/projects/${due.project_id}${pageOf(due)}`;
  switch (due.format) {
    case 'plain':
      return plain(due, link);
    case 'slack':
      return { text: `${escaped(sentenceOf(due))}\n<${link}|Show in Ringdown>` };
    case 'teams':
      return card(sentenceOf(due), link);
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
  { event, created_at: at, project_id: projectId, call, readiness }: Told,
  link: string,
): object {
  const data = {
    projectId,
    ...(call && { call: { ...call, caller: isWithheld(call.caller) ? null : call.caller } }),
    ...(readiness && { readiness }),
    link,
  };
  return { type: event, timestamp: at.toISOString(), data };
}

function pageOf({ call, readiness }: Told): string {
  if (call !== null) return `/logs/${call.id}`;
  return readiness === null ? '' : `/policies/${readiness.policyId}`;
}

function sentenceOf({ call, readiness }: Told): string {
  if (readiness !== null) return readinessSentence(readiness);
  if (call === null) return 'This is a test: Ringdown reaches this channel.';
  return `${call.policyName ?? 'A hotline'}: ${toldCaller(call)} called. ${endOf(call.status)}`;
}

function readinessSentence({ policyName, isReady, blockers }: ReadinessChange): string {
  if (isReady) return `${policyName} is ready for calls now.`;
  return `${policyName} is not ready for calls any more: ${blockers.map(({ title }) => title).join('; ')}.`;
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
