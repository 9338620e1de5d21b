import type { Conference, Participant } from '../call/conference.js';
import { twilioDate } from '../world/twilio-date.js';
import { page } from './page.js';
import { notFound } from './rest-error.js';
import { gone, ok, type RestAnswer, type RestRequest } from './rest-request.js';

/** `GET /Conferences.json`, newest first. */
export function listConferences(request: RestRequest): RestAnswer {
  const { world, account, params } = request;
  const name = params.get('FriendlyName');
  const status = params.get('Status');
  const found = world.conferences
    .filter(({ accountSid }) => accountSid === account.sid)
    .filter((room) => name === null || room.friendlyName === name)
    .filter((room) => status === null || room.status === status)
    .reverse();
  return page(request, 'conferences', found.map(conferenceJson));
}

/** `GET /Conferences/{sid}.json`. */
export function readConference(request: RestRequest): RestAnswer {
  return ok(conferenceJson(conferenceOf(request)));
}

/** `POST /Conferences/{sid}.json`: `Status=completed` ends it. */
export function updateConference(request: RestRequest): RestAnswer {
  const room = conferenceOf(request);
  if (request.params.get('Status') === 'completed') room.end('conference-ended-via-api');
  return ok(conferenceJson(room));
}

/** `GET /Conferences/{sid}/Participants.json`. */
export function listParticipants(request: RestRequest): RestAnswer {
  const room = conferenceOf(request);
  const items = room.participants.map((participant) => participantJson(room, participant));
  return page(request, 'participants', items);
}

/** `GET /Conferences/{sid}/Participants/{call}.json`. */
export function readParticipant(request: RestRequest): RestAnswer {
  const room = conferenceOf(request);
  return ok(participantJson(room, participantOf(request, room)));
}

/** `POST /Conferences/{sid}/Participants/{call}.json`: mutes or holds. */
export function updateParticipant(request: RestRequest): RestAnswer {
  const room = conferenceOf(request);
  const participant = participantOf(request, room);
  const { params } = request;
  if (params.has('Muted')) {
    participant.isMuted = params.get('Muted') === 'true';
    room.changed(participant, 'mute');
  }
  if (params.has('Hold')) {
    participant.isOnHold = params.get('Hold') === 'true';
    room.changed(participant, 'hold');
  }
  return ok(participantJson(room, participant));
}

/** `DELETE /Conferences/{sid}/Participants/{call}.json`: its Dial ends, its document goes on. */
export function removeParticipant(request: RestRequest): RestAnswer {
  const room = conferenceOf(request);
  participantOf(request, room).removed.emit('participant_updated_via_api');
  return gone;
}

function conferenceOf({ world, account, parts, path }: RestRequest): Conference {
  const found = world.conferences.find((r) => r.sid === parts[0] && r.accountSid === account.sid);
  if (!found) throw notFound(path);
  return found;
}

function participantOf({ parts, path }: RestRequest, room: Conference): Participant {
  const wanted = decodeURIComponent(parts[1] ?? '');
  const found = room.participants.find(({ leg, label }) => [leg.sid, label].includes(wanted));
  if (!found) throw notFound(path);
  return found;
}

function conferenceJson(room: Conference): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${room.accountSid}/Conferences/${room.sid}`;
  return {
    sid: room.sid,
    account_sid: room.accountSid,
    friendly_name: room.friendlyName,
    status: room.status,
    api_version: '2010-04-01',
    date_created: twilioDate(room.createdAt),
    date_updated: twilioDate(room.updatedAt),
    region: 'us1',
    reason_conference_ended: room.reasonEnded ?? null,
    call_sid_ending_conference: room.callSidEnding ?? null,
    uri: `${uri}.json`,
    subresource_uris: { participants: `${uri}/Participants.json` },
  };
}

function participantJson(room: Conference, participant: Participant): Record<string, unknown> {
  const { leg } = participant;
  const joined = twilioDate(participant.joinedAt);
  const base = `/2010-04-01/Accounts/${room.accountSid}/Conferences/${room.sid}`;
  return {
    account_sid: room.accountSid,
    api_version: '2010-04-01',
    call_sid: leg.sid,
    call_sid_to_coach: null,
    coaching: false,
    conference_sid: room.sid,
    date_created: joined,
    date_updated: joined,
    end_conference_on_exit: participant.endsConference,
    hold: participant.isOnHold,
    label: participant.label === '' ? null : participant.label,
    muted: participant.isMuted,
    queue_time: '0',
    start_conference_on_enter: participant.startsConference,
    status: room.isUnderWay ? 'connected' : 'queued',
    uri: `${base}/Participants/${leg.sid}.json`,
  };
}
