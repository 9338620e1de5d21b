import type { World } from '../world/world.js';
import { connectionSettings, type FailureClass, overrideProblem } from './connection-override.js';
import type { CookieJar } from './cookie-jar.js';
import { exchangeHttp, type WireAnswer } from './http-exchange.js';
import { signature, signedVoiceUrl } from './signature.js';
import type { PlannedWebhook, WebhookExchange } from './webhook-exchange.js';
import type { WebhookReply } from './webhook-reply.js';

interface Delivery {
  /** The same for every attempt at one event. */
  readonly token: string;
  readonly isDuplicate: boolean;
  readonly jar: CookieJar;
}

const mostRedirects = 10;
const redirects = [301, 302, 303, 307, 308];

/** Sends a webhook with Twilio's headers, redirects, time-outs and retries; never throws. */
export async function deliver(
  world: World,
  webhook: PlannedWebhook,
  delivery: Delivery,
): Promise<WebhookReply> {
  const refusal = unusableUrl(webhook.url);
  if (refusal) return refusal;
  const problem = overrideProblem(webhook.url);
  if (problem) warnOfOverride(world, webhook, problem);
  const settings = connectionSettings(webhook.url);
  const deadline = performance.now() + settings.totalMilliseconds;
  for (let attempt = 1; ; attempt++) {
    const reply = await followRedirects(world, webhook, { ...delivery, attempt, deadline });
    const failure = failureClass(reply);
    const mayRetry = failure !== undefined && settings.retryOn.has(failure);
    const timeIsUp = performance.now() >= deadline;
    if (!mayRetry || attempt > settings.retries || timeIsUp) return reply.reply;
  }
}

interface Attempt extends Delivery {
  readonly attempt: number;
  readonly deadline: number;
}

interface AttemptReply {
  readonly reply: WebhookReply;
  readonly answer?: WireAnswer;
}

async function followRedirects(
  world: World,
  webhook: PlannedWebhook,
  attempt: Attempt,
): Promise<AttemptReply> {
  let next = webhook;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const { answer, url } = await sendOnce(world, next, attempt);
    if (answer.kind === 'failure') return { answer, reply: failureReply(answer.reason, url) };
    const { location } = answer.headers;
    if (!redirects.includes(answer.status) || location === undefined) {
      const contentType = answer.headers['content-type'];
      const body = answer.body.toString('utf8');
      return { answer, reply: { kind: 'answer', status: answer.status, contentType, body, url } };
    }
    if (!URL.canParse(location, url))
      return { reply: { kind: 'failure', code: 11216, text: `Bad redirect to ${location}` } };
    // As a browser does: a redirected POST becomes a GET and loses what it carried, unless 307 or 308.
    const keeps = answer.status >= 307;
    next = {
      ...webhook,
      url: new URL(location, url).href,
      method: keeps ? next.method : 'GET',
      params: keeps ? next.params : {},
    };
  }
  return { reply: { kind: 'failure', code: 11215, text: 'Too many redirects' } };
}

async function sendOnce(
  world: World,
  webhook: PlannedWebhook,
  attempt: Attempt,
): Promise<{ answer: WireAnswer; url: string }> {
  const url = new URL(webhook.url);
  const encoded = new URLSearchParams(webhook.params).toString();
  if (webhook.method === 'GET' && encoded !== '')
    url.search += (url.search === '' ? '?' : '&') + encoded;
  const exchange: WebhookExchange = {
    ...webhook,
    headers: headersOf(world, webhook, url, attempt),
    attempt: attempt.attempt,
    token: attempt.token,
    isDuplicate: attempt.isDuplicate,
    startedAt: world.now(),
  };
  world.exchanges.push(exchange);
  world.events.emit({ kind: 'webhook', exchange });
  const wire = {
    url: withoutCredentials(url),
    method: webhook.method,
    headers: exchange.headers,
    ...(webhook.method === 'POST' && { body: encoded }),
  };
  const remaining = Math.max(1, attempt.deadline - performance.now());
  const answer = await exchangeHttp(wire, connectionSettings(webhook.url), remaining);
  note(exchange, answer);
  if (answer.kind === 'response') attempt.jar.keep(url.host, answer.headers['set-cookie'] ?? []);
  world.events.emit({ kind: 'webhook', exchange });
  return { answer, url: url.href.split('#')[0] ?? '' };
}

function headersOf(
  world: World,
  webhook: PlannedWebhook,
  url: URL,
  { token, jar }: Delivery,
): Record<string, string> {
  const isPost = webhook.method === 'POST';
  const { authToken } = world.account(webhook.accountSid);
  const cookie = jar.header(url.host);
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return {
    'X-Twilio-Signature': signature(
      authToken,
      signedVoiceUrl(url.href),
      isPost ? webhook.params : {},
    ),
    'I-Twilio-Idempotency-Token': token,
    'User-Agent': 'TwilioProxy/1.1',
    Accept: '*/*',
    ...(isPost && {
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'Content-Length': String(Buffer.byteLength(new URLSearchParams(webhook.params).toString())),
    }),
    ...(cookie !== undefined && { Cookie: cookie }),
    ...(url.username !== '' && {
      Authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
    }),
  };
}

function note(exchange: WebhookExchange, answer: WireAnswer): void {
  if (answer.kind === 'failure') {
    exchange.failure = answer.reason;
    return;
  }
  exchange.status = answer.status;
  exchange.contentType = answer.headers['content-type'];
  exchange.responseBody = answer.body.toString('utf8');
}

function failureClass({ answer, reply }: AttemptReply): FailureClass | undefined {
  if (answer?.kind === 'failure') {
    if (answer.reason === 'read-timeout') return 'rt';
    // A partial response is never asked for again.
    return answer.reason === 'broken' ? undefined : 'ct';
  }
  if (reply.kind === 'failure' || reply.status < 400) return undefined;
  return reply.status < 500 ? '4xx' : '5xx';
}

function failureReply(
  reason: 'connect' | 'host' | 'read-timeout' | 'broken',
  url: string,
): WebhookReply {
  switch (reason) {
    case 'connect':
      return { kind: 'failure', code: 11205, text: `No connection to ${url}` };
    case 'host':
      return { kind: 'failure', code: 11210, text: `The host of ${url} is not known` };
    case 'read-timeout':
      return { kind: 'failure', code: 11200, text: `${url} did not answer in time` };
    case 'broken':
      return { kind: 'failure', code: 11206, text: `${url} broke off its answer` };
  }
}

function unusableUrl(url: string): WebhookReply | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    return { kind: 'failure', code: 11100, text: `"${url}" is not an absolute http(s) URL` };
  if (new URL(url).hostname.includes('_'))
    return { kind: 'failure', code: 11210, text: `Twilio refuses the underscore in ${url}` };
  return undefined;
}

function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = bare.password = '';
  return bare;
}

function warnOfOverride(world: World, webhook: PlannedWebhook, text: string): void {
  const { accountSid, callSid, url } = webhook;
  world.alert({
    code: 11240,
    level: 'warning',
    accountSid,
    ...(callSid !== undefined && { callSid }),
    url,
    text,
  });
}
