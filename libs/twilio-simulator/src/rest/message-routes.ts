import { tellAccount } from '../call/tell.js';
import { isE164 } from '../world/country.js';
import type { SentMessage } from '../world/sent-message.js';
import { twilioDate } from '../world/twilio-date.js';
import type { World } from '../world/world.js';
import { page } from './page.js';
import { badRequest, notFound } from './rest-error.js';
import {
  created,
  gone,
  ok,
  required,
  type RestAnswer,
  type RestRequest,
  urlParameter,
} from './rest-request.js';
import { checkTestMessage } from './test-credentials.js';

const longestBody = 1600;

/** `POST /Messages.json`: queued, then sent, then delivered. */
export function createMessage(request: RestRequest): RestAnswer {
  const { world, account, params } = request;
  const to = required(params, 'To', 21604);
  const service = params.get('MessagingServiceSid') ?? undefined;
  const from = params.get('From') ?? '';
  if (from === '' && service === undefined)
    throw badRequest(21603, "A 'From' or 'MessagingServiceSid' parameter is required.");
  const body = params.get('Body') ?? '';
  const mediaUrls = params.getAll('MediaUrl');
  if (body === '' && mediaUrls.length === 0 && !params.has('ContentSid'))
    throw badRequest(21602, 'Message body is required.');
  if (body.length > longestBody)
    throw badRequest(21617, 'The concatenated message body exceeds the 1600 character limit.');
  if (account.test) checkTestMessage(from, to);
  else checkParties(request, from, to);
  const statusCallback = urlParameter(params, 'StatusCallback', 21609);
  const message: SentMessage = {
    sid: world.sid('SM'),
    accountSid: account.sid,
    from,
    to,
    body,
    mediaUrls,
    createdAt: world.now(),
    updatedAt: world.now(),
    status: service === undefined ? 'queued' : 'accepted',
    ...(service !== undefined && { messagingServiceSid: service }),
    ...(statusCallback !== undefined && { statusCallback }),
  };
  const json = messageJson(message);
  if (!account.test) send(world, message);
  return created(json);
}

/** `GET /Messages/{sid}.json`. */
export function readMessage(request: RestRequest): RestAnswer {
  return ok(messageJson(messageOf(request)));
}

/** `GET /Messages.json`, newest first. */
export function listMessages(request: RestRequest): RestAnswer {
  const { world, account, params } = request;
  const fits = (name: string, value: string) => (params.get(name) ?? value) === value;
  const found = world.messages
    .filter(({ accountSid }) => accountSid === account.sid)
    .filter(({ from, to }) => fits('From', from) && fits('To', to))
    .reverse();
  return page(request, 'messages', found.map(messageJson));
}

/** `DELETE /Messages/{sid}.json`. */
export function deleteMessage(request: RestRequest): RestAnswer {
  const { messages } = request.world;
  messages.splice(messages.indexOf(messageOf(request)), 1);
  return gone;
}

function checkParties({ world, account }: RestRequest, from: string, to: string): void {
  if (!isE164(to)) throw badRequest(21211, `The 'To' number ${to} is not a valid phone number.`);
  if (from === '') return;
  if (!isE164(from))
    throw badRequest(21212, `The 'From' number ${from} is not a valid phone number.`);
  if (from === to) throw badRequest(21266, "'To' and 'From' number cannot be the same.");
  const isOwn = world.numbers.some((n) => n.accountSid === account.sid && n.phoneNumber === from);
  if (!isOwn)
    throw badRequest(
      21606,
      `The 'From' phone number ${from} is not a message-capable number of yours.`,
    );
  if (account.type === 'Trial' && !(account.verifiedNumbers ?? []).includes(to))
    throw badRequest(21608, `The number ${to} is unverified. Trial accounts cannot send to it.`);
}

function send(world: World, message: SentMessage): void {
  world.messages.push(message);
  world.events.emit({ kind: 'message', message });
  const become = (status: 'sent' | 'delivered' | 'undelivered') => {
    message.status = status;
    message.updatedAt = world.now();
    message.sentAt ??= world.now();
    if (status === 'undelivered') message.errorCode = 30003;
    world.events.emit({ kind: 'message', message });
    tellMessage(world, message);
  };
  const seconds = world.behaviour.messageStepSeconds;
  world.after(seconds, () => {
    become('sent');
    world.after(seconds, () => {
      become(world.phone(message.to).isOutOfReach ? 'undelivered' : 'delivered');
    });
  });
}

function tellMessage(world: World, message: SentMessage): void {
  const { statusCallback: url, accountSid, sid, from, to, status } = message;
  if (url === undefined) return;
  const params = {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    From: from,
    To: to,
    MessageSid: sid,
    MessageStatus: status,
    SmsSid: sid,
    SmsStatus: status,
    ...(message.errorCode !== undefined && { ErrorCode: String(message.errorCode) }),
  };
  tellAccount(world, { accountSid, kind: 'message-status', url, method: 'POST', params }, sid);
}

function messageOf({ world, account, parts, path }: RestRequest): SentMessage {
  const found = world.messages.find((m) => m.sid === parts[0] && m.accountSid === account.sid);
  if (!found) throw notFound(path);
  return found;
}

function messageJson(message: SentMessage): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: message.accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: twilioDate(message.createdAt),
    date_sent: message.sentAt ? twilioDate(message.sentAt) : null,
    date_updated: twilioDate(message.updatedAt),
    direction: 'outbound-api',
    error_code: message.errorCode ?? null,
    error_message: message.errorCode === undefined ? null : 'Unreachable destination handset',
    from: message.from === '' ? null : message.from,
    messaging_service_sid: message.messagingServiceSid ?? null,
    num_media: String(message.mediaUrls.length),
    num_segments: String(Math.max(1, Math.ceil(message.body.length / 160))),
    price: null,
    price_unit: 'USD',
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}
