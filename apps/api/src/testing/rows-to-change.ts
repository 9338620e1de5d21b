import type { TestApi } from './test-api.js';

/** Rows that no route makes, and that a route changes. */
type In = { api: TestApi; projectId: string };

/** @returns the call in which a message was left, and a talk recorded. */
export function insertVoicemail({ api, projectId }: In): Promise<string> {
  return api.insert(
    `INSERT INTO calls (id, project_id, account_sid, call_sid, came_in, started_at, voicemail_sid, voicemail_seconds,
       recording_sid, recording_seconds)
     VALUES (gen_random_uuid(), $1, 'AC1', 'CA1', true, now(), 'RE1', 7, 'RE2', 9)`,
    [projectId],
  );
}

/** @returns the number of a caller whose call goes on. */
export async function insertOpenCall({ api, projectId }: In): Promise<string> {
  const caller = '+4930901829';
  await api.insert(
    `INSERT INTO calls (id, project_id, account_sid, call_sid, came_in, caller, started_at)
     VALUES (gen_random_uuid(), $1, 'AC1', 'CA1', true, $2, '2020-01-01')`,
    [projectId, caller],
  );
  return caller;
}

/** Somebody wants a policy to leave them alone for an hour. */
export async function insertMute(
  { api, projectId }: In,
  { policyId, userId }: { policyId: string; userId: string },
): Promise<void> {
  const callId = await api.insert(
    `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, came_in, started_at)
     VALUES (gen_random_uuid(), $1, $2, 'AC1', 'CA1', true, now())`,
    [projectId, policyId],
  );
  await api.pool.query(
    `INSERT INTO call_attempts (call_id, project_id, number, round, rule_order, user_id, user_name, phone, muted_until)
     VALUES ($1, $2, 1, 1, 1, $3, 'Dana', '+12025550142', now() + interval '1 hour')`,
    [callId, projectId, userId],
  );
}

/** @returns the request of one person that another one takes a shift. */
export function insertSwap(
  { api, projectId }: In,
  swap: { asker: string; asked: string; scheduleId: string; from: string; to: string },
): Promise<string> {
  return api.insert(
    `INSERT INTO shift_swaps (project_id, asker_id, asked_id, schedule_id, starts_at, ends_at, message, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, '', now())`,
    [projectId, swap.asker, swap.asked, swap.scheduleId, swap.from, swap.to],
  );
}

/** A number that was bought for a policy. */
export async function insertBoughtNumber(
  { api, projectId }: In,
  { policyId, number, accountSid }: { policyId: string; number: string; accountSid: string },
): Promise<void> {
  await api.pool.query(
    "INSERT INTO routing_numbers (number, project_id, policy_id, origin) VALUES ($1, $2, $3, 'bought')",
    [number, projectId, policyId],
  );
  await api.pool.query(
    `INSERT INTO number_purchases (project_id, policy_id, number, account_sid, state, tried_at, held_until, created_at, changed_at)
     VALUES ($1, $2, $3, $4, 'linked', now(), now(), now(), now())`,
    [projectId, policyId, number, accountSid],
  );
}
