import { readTwiml } from '../twiml/read-twiml.js';
import type { Verb } from '../twiml/verb.js';
import { mediaType, type WebhookReply } from '../webhook/webhook-reply.js';
import { callParameters } from './call-parameters.js';
import type { DocumentRequest, DocumentSource } from './document-source.js';
import type { Session } from './session.js';
import { apologise } from './speech.js';

interface Failure {
  readonly code: number;
  readonly text: string;
}
type Loaded = { readonly verbs: readonly Verb[] } | { readonly failure: Failure };

/** Fetches a document, or its fallback; without either the caller hears the application error and the call ends. */
export async function loadDocument(
  session: Session,
  source: DocumentSource,
): Promise<readonly Verb[] | undefined> {
  const loaded = await loadOnce(session, source);
  if ('verbs' in loaded) return loaded.verbs;
  session.warn(loaded.failure.code, loaded.failure.text, 'error');
  session.check();
  const rescued = await loadFallback(session, source, loaded.failure);
  if (rescued) return rescued;
  await apologise(session);
  session.leg.hangUp();
  return undefined;
}

/** Asks for a document whose answer does not matter any more; `told` says what the status callbacks came to. */
export async function requestInVain(session: Session, source: DocumentRequest): Promise<void> {
  await session.world.courier.told(session.leg.root.sid);
  await requestDocument(session, source);
}

async function loadFallback(
  session: Session,
  source: DocumentSource,
  failure: Failure,
): Promise<readonly Verb[] | undefined> {
  const { fallback } = session.leg.origin;
  if (!fallback || session.mode !== 'call' || session.isInFallback) return undefined;
  const loaded = await loadOnce(session, {
    kind: 'voice-fallback',
    ...fallback,
    params: {
      ErrorCode: String(failure.code),
      ErrorUrl: source.kind === 'given' ? '' : source.url,
    },
  });
  if ('verbs' in loaded) {
    session.isInFallback = true;
    return loaded.verbs;
  }
  session.warn(loaded.failure.code, loaded.failure.text, 'error');
  return undefined;
}

async function loadOnce(session: Session, source: DocumentSource): Promise<Loaded> {
  if (++session.leg.documents > session.world.behaviour.documentsPerCall)
    return { failure: { code: 12400, text: 'The call fetches documents in an endless loop' } };
  if (source.kind === 'given') {
    delete session.documentUrl;
    return read(session, source.twiml);
  }
  await session.world.courier.told(session.leg.root.sid);
  const reply = await requestDocument(session, source);
  if (reply.kind === 'failure') return { failure: reply };
  session.documentUrl = reply.url;
  session.documentMethod = source.method;
  const loaded = usable(session, reply);
  if ('verbs' in loaded) session.isInFallback = false;
  return loaded;
}

function requestDocument(session: Session, source: DocumentRequest): Promise<WebhookReply> {
  const { leg, world } = session;
  const { callToken } = leg.origin;
  const params = {
    ...callParameters(leg),
    ...(callToken !== undefined && source.method === 'POST' && { CallToken: callToken }),
    ...source.params,
  };
  const { kind, url, method } = source;
  return world.courier.request({
    kind,
    accountSid: leg.account.sid,
    callSid: leg.sid,
    method,
    url,
    params,
  });
}

/** What Twilio makes of an answer, by its status and Content-Type. */
function usable(session: Session, reply: WebhookReply & { kind: 'answer' }): Loaded {
  const { status, contentType, body, url } = reply;
  if (status >= 400) return { failure: { code: 11200, text: `${url} answered ${String(status)}` } };
  const type = mediaType(contentType);
  switch (type) {
    case 'text/xml':
    case 'application/xml':
    case 'text/html':
      return read(session, body);
    case 'text/plain': {
      const read = readTwiml(body);
      return { verbs: read.verbs ?? [spokenText(body), hangUp] };
    }
    case undefined:
      return {
        failure: { code: 11200, text: `${url} sent no Content-Type; Twilio shows that as 502` },
      };
    default:
      return type.startsWith('audio/')
        ? { verbs: [{ name: 'Play', attributes: {}, text: url, children: [] }, hangUp] }
        : { failure: { code: 12300, text: `${url} sent ${type}` } };
  }
}

function read(session: Session, source: string): Loaded {
  const { verbs, problems } = readTwiml(source);
  if (!verbs) return { failure: problems[0] ?? { code: 12100, text: 'Not TwiML' } };
  for (const { code, text, level } of problems) session.warn(code, text, level);
  return { verbs };
}

const hangUp: Verb = { name: 'Hangup', attributes: {}, text: '', children: [] };

function spokenText(text: string): Verb {
  return { name: 'Say', attributes: {}, text, children: [] };
}
