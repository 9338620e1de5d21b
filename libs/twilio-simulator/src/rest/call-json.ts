import type { Leg } from '../call/leg.js';
import { twilioDate } from '../world/twilio-date.js';

/** A call in Twilio's JSON. */
export function callJson(leg: Leg): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${leg.account.sid}/Calls/${leg.sid}`;
  const date = (value: Date | undefined) => (value ? twilioDate(value) : null);
  return {
    sid: leg.sid,
    account_sid: leg.account.sid,
    parent_call_sid: leg.parent?.sid ?? null,
    phone_number_sid: leg.origin.number?.sid ?? null,
    from: leg.from,
    from_formatted: leg.from,
    to: leg.to,
    to_formatted: leg.to,
    // REST calls an outgoing leg that has not rung yet `queued`; `initiated` is for callbacks.
    status: leg.status === 'initiated' ? 'queued' : leg.status,
    direction: leg.direction,
    start_time: date(leg.startedAt),
    end_time: date(leg.endedAt),
    duration: leg.isOver ? String(leg.durationSeconds) : null,
    price: leg.price,
    price_unit: 'USD',
    answered_by: leg.answeredBy ?? null,
    annotation: null,
    api_version: '2010-04-01',
    caller_name: leg.origin.callerName ?? null,
    forwarded_from: leg.origin.forwardedFrom ?? null,
    group_sid: null,
    queue_time: String(leg.queueSeconds * 1000),
    trunk_sid: null,
    date_created: twilioDate(leg.createdAt),
    date_updated: twilioDate(leg.endedAt ?? leg.answeredAt ?? leg.createdAt),
    uri: `${uri}.json`,
    subresource_uris: { recordings: `${uri}/Recordings.json` },
  };
}
