import { progressEvents, type ProgressSubscription } from '../call/progress.js';
import type { DocumentSource } from '../call/document-source.js';
import { isE164 } from '../world/country.js';
import { mayDial } from '../world/dialing-permissions.js';
import { badRequest } from './rest-error.js';
import { methodParameter, required, type RestRequest, urlParameter } from './rest-request.js';
import { checkTestCall } from './test-credentials.js';

const longestTwiml = 4000;

/** The document of a call that `Url` or `Twiml` names; throws when neither is there and one is needed. */
export function documentParameter(params: URLSearchParams): DocumentSource | undefined {
  const twiml = params.get('Twiml');
  if (twiml !== null && twiml !== '') {
    if (twiml.length > longestTwiml)
      throw badRequest(32018, `Twiml is longer than ${String(longestTwiml)} characters`);
    return { kind: 'given', twiml };
  }
  const url = urlParameter(params, 'Url', 21205);
  return url === undefined
    ? undefined
    : { kind: 'call-url', url, method: methodParameter(params, 'Method') };
}

/** Who may call whom: Twilio's checks, in its order. */
export function checkParties({ world, account, params }: RestRequest): {
  from: string;
  to: string;
} {
  const to = required(params, 'To', 21201);
  const from = required(params, 'From', 21213);
  if (account.test) {
    checkTestCall(from, to);
    return { from, to };
  }
  if (!isE164(to))
    throw badRequest(21211, `The phone number you are attempting to call, ${to}, is not valid.`);
  if (!isE164(from)) throw badRequest(21212, `From ${from} is not a valid number.`);
  if (from === to) throw badRequest(21266, 'To and From cannot be the same.');
  const isOwn =
    world.numbers.some((n) => n.accountSid === account.sid && n.phoneNumber === from) ||
    (account.verifiedNumbers ?? []).includes(from) ||
    // A caller's number may be shown again with the token that came with the call.
    (params.get('CallToken') ?? '') !== '';
  if (!isOwn)
    throw badRequest(
      21210,
      `The source phone number ${from} is not yet verified for your account.`,
    );
  if (account.type === 'Trial' && !(account.verifiedNumbers ?? []).includes(to))
    throw badRequest(
      21219,
      `The number ${to} is unverified. Trial accounts may only call verified numbers.`,
    );
  if (!mayDial(account, to))
    throw badRequest(
      21215,
      `Account not authorized to call ${to}. Perhaps you need to enable some international permissions.`,
    );
  return { from, to };
}

/** The progress events a call was asked to report. */
export function progressParameter(params: URLSearchParams): ProgressSubscription | undefined {
  const url = urlParameter(params, 'StatusCallback', 21609);
  if (url === undefined) return undefined;
  return {
    kind: 'call-progress',
    url,
    method: methodParameter(params, 'StatusCallbackMethod'),
    events: progressEvents(params.getAll('StatusCallbackEvent').flatMap((v) => v.split(/\s+/))),
  };
}
