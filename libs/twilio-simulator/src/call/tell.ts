import { readTwiml } from '../twiml/read-twiml.js';
import type { StatusKind } from '../webhook/webhook-exchange.js';
import { mediaType, type WebhookReply } from '../webhook/webhook-reply.js';
import type { World } from '../world/world.js';
import type { Leg } from './leg.js';

/** A status callback to be sent. */
export interface Telling {
  readonly kind: StatusKind;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly params: Readonly<Record<string, string>>;
}

/** Sends a status callback about a leg. */
export function tellAbout(leg: Leg, telling: Telling): void {
  const about = { accountSid: leg.account.sid, callSid: leg.sid };
  tellAccount(leg.world, { ...about, ...telling }, leg.root.sid);
}

/** Sends a status callback; the debugger notes an answer that is neither 204 nor TwiML. */
export function tellAccount(
  world: World,
  telling: Telling & { readonly accountSid: string; readonly callSid?: string },
  family: string,
): void {
  world.courier.tell(telling, family, (reply) => {
    const complaint = complaintAbout(reply, telling.kind);
    if (!complaint) return;
    const { accountSid, callSid, url } = telling;
    world.alert({ accountSid, ...(callSid !== undefined && { callSid }), url, ...complaint });
  });
}

interface Complaint {
  readonly code: number;
  readonly level: 'warning' | 'error';
  readonly text: string;
}

function complaintAbout(reply: WebhookReply, kind: StatusKind): Complaint | undefined {
  if (reply.kind === 'failure') return { code: reply.code, level: 'error', text: reply.text };
  const { status, contentType, body } = reply;
  if (status >= 400) {
    const isProgress = kind.endsWith('-progress') || kind === 'number-status';
    const text = `A ${kind} callback was answered with ${String(status)}`;
    return isProgress
      ? { code: 15003, level: 'warning', text }
      : { code: 11200, level: 'error', text };
  }
  if (status === 204) return undefined;
  switch (mediaType(contentType)) {
    case undefined:
      return {
        code: 11200,
        level: 'error',
        text: `A ${kind} callback was answered without Content-Type; Twilio logs that as 502`,
      };
    case 'text/xml':
    case 'application/xml':
    case 'text/html':
      return readTwiml(body).problems[0];
    default:
      return {
        code: 12300,
        level: 'warning',
        text: `A ${kind} callback was answered with ${contentType ?? ''}`,
      };
  }
}
