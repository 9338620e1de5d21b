import { consent, type CrowdCall, type CrowdHotline } from './crowd.js';
import type { PhoneWorld } from './phone-world.js';
import type { Witness } from './witness.js';

type Leg = PhoneWorld['twilio']['calls'][number];
type CallRow = {
  id: string;
  call_sid: string;
  status: string;
  ended_at: Date | null;
  accepted_attempt: number | null;
  accepted_at: Date | null;
  carrier_seconds: number | null;
  recording_sid: string | null;
  recording_seconds: number | null;
};
type AttemptRow = {
  call_id: string;
  number: number;
  phone: string;
  leg_sid: string | null;
  outcome: string;
  picked_up_at: Date | null;
  ended_at: Date | null;
};

/** So long it takes to bring the two together; whoever hangs up meanwhile may or may not have heard the other. */
const meetingSeconds = 4;

/** A report may be late, held back and late again. */
const latestReportSeconds = 8;

const endings = ['no-answer', 'no-one-available', 'busy', 'failed'];

/** How the carrier ends a leg, and what the record may say of such an attempt. */
const outcomesOf: Readonly<Record<string, readonly string[]>> = {
  busy: ['busy'],
  failed: ['failed'],
  'no-answer': ['no-answer', 'stopped', 'caller-gone'],
  canceled: ['no-answer', 'stopped', 'caller-gone'],
  completed: ['declined', 'no-key', 'hung-up', 'stopped', 'caller-gone'],
};

/** Everything in which the record and the phone network's own account differ; nothing, if all is well. */
export async function contradictions(
  world: PhoneWorld,
  calls: readonly CrowdCall[],
  witness: Witness,
): Promise<string[]> {
  const rows = await world.pool.query<CallRow>('SELECT * FROM calls');
  const attempts = await world.pool.query<AttemptRow>(
    'SELECT * FROM call_attempts ORDER BY number',
  );
  const legs = new Map(world.twilio.calls.map((leg) => [leg.sid, leg]));
  const told = calls.flatMap((call) => {
    const { leg } = call.dialled;
    const row = rows.rows.filter(({ call_sid }) => call_sid === leg.sid);
    const [only] = row;
    if (only === undefined || row.length > 1) return [`${leg.from}: ${String(row.length)} rows`];
    const ofCall = attempts.rows.filter(({ call_id }) => call_id === only.id);
    const partners = witness.talks.get(leg)?.map((talk) => talk.with) ?? [];
    const found = [
      ...ofTheCall(world, { call, row: only, attempts: ofCall, witness }),
      ...(isPartedInMeeting(leg, only, witness) ? [] : ofItsAttempts(ofCall, legs, partners)),
    ];
    return found.map((what) => `${leg.from} ${only.status}: ${what}`);
  });
  const known = new Set(attempts.rows.map(({ leg_sid }) => leg_sid));
  const unknown = world.twilio.calls
    .filter(({ direction, sid }) => direction !== 'inbound' && !known.has(sid))
    .map(({ to, status }) => `No attempt tells of the ring of ${to} that ended as ${status}.`);
  return [...told, ...unknown, ...ofTheRecordings(world, rows.rows)];
}

/** Every talk that the carrier has recorded stands in one row, and no other. */
function ofTheRecordings({ twilio }: PhoneWorld, rows: readonly CallRow[]): string[] {
  const talks = twilio.recordings.filter(
    ({ source, durationSeconds }) => source !== 'RecordVerb' && durationSeconds > 0,
  );
  const noted = rows.flatMap(({ recording_sid: sid }) => sid ?? []);
  return [
    ...talks
      .filter(({ sid }) => noted.filter((known) => known === sid).length !== 1)
      .map(({ sid, source }) => `The recording ${sid} (${source}) does not stand in one row.`),
    ...rows
      .filter(({ recording_sid: sid, recording_seconds: seconds }) =>
        sid === null
          ? (seconds ?? 0) > 0
          : talks.find((talk) => talk.sid === sid)?.durationSeconds !== seconds,
      )
      .map(({ call_sid }) => `The recording in the row of ${call_sid} is not the carrier’s.`),
  ];
}

function ofTheCall(
  world: PhoneWorld,
  {
    call: { hotline, dialled, patienceSeconds },
    row,
    attempts,
    witness,
  }: { call: CrowdCall; row: CallRow; attempts: readonly AttemptRow[]; witness: Witness },
): string[] {
  const { leg } = dialled;
  if (leg.endedAt === undefined) return ['the caller is still there'];
  if (row.ended_at === null) return ['the row is still open'];
  if (isPartedInMeeting(leg, row, witness)) return [];
  const found: string[] = [];
  const talk = witness.talks.get(leg)?.at(-1);
  const waited = (talk?.at ?? leg.endedAt).getTime() - leg.createdAt.getTime();
  if (waited > longestWaitSeconds(hotline) * 1000) found.push(`waited ${String(waited / 1000)} s`);
  const late = Math.abs(row.ended_at.getTime() - leg.endedAt.getTime()) / 1000;
  if (late > latestReportSeconds) found.push(`ends ${String(late)} s off`);
  if (row.carrier_seconds !== null && Math.abs(row.carrier_seconds - leg.durationSeconds) > 1) {
    found.push(`lasted ${String(row.carrier_seconds)} s and not ${String(leg.durationSeconds)} s`);
  }
  const message = world.twilio.recordings.find(
    ({ callSid, source }) => callSid === leg.sid && source === 'RecordVerb',
  );
  const hungUpAt = leg.createdAt.getTime() + (patienceSeconds ?? NaN) * 1000;
  const expected = expectedStatuses({
    hasTalked: talk !== undefined,
    // Whoever hangs up at the very beep has said nothing.
    hasLeftMessage: message !== undefined && message.durationSeconds > 0,
    hasHungUp: leg.endedAt.getTime() === hungUpAt,
  });
  if (!expected.includes(row.status)) found.push(`it was ${expected.join(' or ')}`);
  if (row.recording_sid !== null && !dialled.hasHeard(consent)) {
    found.push('was recorded without a word');
  }
  const taker = attempts.find(({ number }) => number === row.accepted_attempt);
  if (talk !== undefined && taker?.phone !== talk.with.to) {
    found.push(`${talk.with.to} has answered and not ${taker?.phone ?? 'nobody'}`);
  }
  return found;
}

function isPartedInMeeting(leg: Leg, { accepted_at: acceptedAt }: CallRow, { talks }: Witness) {
  if (acceptedAt === null || leg.endedAt === undefined || talks.has(leg)) return false;
  return Math.abs(leg.endedAt.getTime() - acceptedAt.getTime()) < meetingSeconds * 1000;
}

function expectedStatuses(seen: {
  hasTalked: boolean;
  hasLeftMessage: boolean;
  hasHungUp: boolean;
}): readonly string[] {
  if (seen.hasTalked) return ['completed'];
  if (seen.hasLeftMessage) return ['voicemail-left'];
  // While the last message is spoken the call has its ending, whoever hangs up first.
  return seen.hasHungUp ? ['caller-hung-up', ...endings] : endings;
}

function ofItsAttempts(
  attempts: readonly AttemptRow[],
  legs: ReadonlyMap<string, Leg>,
  talkedTo: readonly Leg[],
): string[] {
  return attempts.flatMap((attempt) => {
    const name = `attempt ${String(attempt.number)} ${attempt.outcome}`;
    if (attempt.ended_at === null) return [`${name} is still open`];
    if (attempt.leg_sid === null) {
      return attempt.outcome === 'failed' ? [] : [`${name} has no leg`];
    }
    const leg = legs.get(attempt.leg_sid);
    if (leg === undefined || leg.to !== attempt.phone) return [`${name} tells of another leg`];
    const found: string[] = [];
    const expected = talkedTo.includes(leg) ? ['accepted'] : (outcomesOf[leg.status] ?? []);
    if (!expected.includes(attempt.outcome)) found.push(`${name}, but the leg is ${leg.status}`);
    if ((attempt.picked_up_at !== null) !== leg.isAnswered) {
      found.push(`${name} was ${leg.isAnswered ? '' : 'not '}picked up`);
    }
    return found;
  });
}

/** So long a policy keeps a caller at most, whoever picks up and says nothing, and however late the webhooks are. */
function longestWaitSeconds({ settings, modes }: CrowdHotline): number {
  const { rules, seconds = 30, repeats = 0, voicemail = false } = settings;
  const alone = Math.max(10, seconds) + 60;
  const round = rules
    .map(
      (targets, index) =>
        targets.length * alone + (modes[index] === 'all-at-once' ? seconds + 15 : 0),
    )
    .reduce((sum, of) => sum + of, 0);
  return 30 + (repeats + 1) * round + (voicemail ? 150 : 0);
}
