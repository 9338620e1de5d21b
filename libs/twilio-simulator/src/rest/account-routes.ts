import { twilioDate } from '../world/twilio-date.js';
import { ok, type RestAnswer, type RestRequest } from './rest-request.js';

/** `GET /Accounts/{sid}.json`: how credentials are checked. */
export function readAccount({ account }: RestRequest): RestAnswer {
  const base = `/2010-04-01/Accounts/${account.sid}`;
  const created = twilioDate(account.createdAt);
  return ok({
    sid: account.sid,
    friendly_name: account.friendlyName ?? 'Simulated account',
    status: account.status ?? 'active',
    type: account.type ?? 'Full',
    auth_token: account.authToken,
    owner_account_sid: account.sid,
    date_created: created,
    date_updated: created,
    uri: `${base}.json`,
    subresource_uris: {
      available_phone_numbers: `${base}/AvailablePhoneNumbers.json`,
      calls: `${base}/Calls.json`,
      conferences: `${base}/Conferences.json`,
      incoming_phone_numbers: `${base}/IncomingPhoneNumbers.json`,
      messages: `${base}/Messages.json`,
      recordings: `${base}/Recordings.json`,
    },
  });
}

/** `GET /Balance.json`. */
export function readBalance({ account }: RestRequest): RestAnswer {
  return ok({ account_sid: account.sid, balance: account.balance ?? '100.00', currency: 'USD' });
}
