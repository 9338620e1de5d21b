import { randomUUID } from 'node:crypto';

import type { CallDetailDto } from '@ringdown/contracts';
import type { Phone } from '@ringdown/twilio-simulator';

import { LogsService } from '../../src/features/logs/logs.service.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { account, type PhoneWorld } from './phone-world.js';

/** People of every hotline; Dave's phone is not verified. */
const people = ['alice', 'bob', 'carol', 'dave'] as const;
type Person = (typeof people)[number];

export type HotlineSettings = {
  /** One list of people a rule, tried in order; each waits 30 s unless `seconds` says otherwise. */
  rules: Person[][];
  seconds?: number;
  ringMode?: 'one-by-one' | 'all-at-once';
  /** How often the policy starts again; 0 = never. */
  repeats?: number;
  enabled?: boolean;
  policyName?: string;
  greeting?: string;
  noAnswer?: string;
  /** Callers whom nobody takes may leave a message; or whoever would rather not wait, too. */
  voicemail?: boolean | 'while-waiting';
  /** Talks are recorded, and the caller hears this before anybody is rung. */
  consent?: string;
  hasConfig?: boolean;
};

/** A policy with a number of its own, a caller, and the phones of its people. */
export type Hotline = Awaited<ReturnType<typeof addHotline>>;

/** Another policy of a hotline's project, without a number of its own, that rings one person. */
export async function addDesk(
  world: PhoneWorld,
  { projectId, policyId, userIds }: Pick<Hotline, 'projectId' | 'policyId' | 'userIds'>,
  person: Person,
): Promise<string> {
  const deskId = randomUUID();
  const ruleId = randomUUID();
  await world.pool.query(
    `INSERT INTO incoming_call_policies (id, project_id, call_sms_config_id, name, greeting_message,
       no_answer_message, no_one_available_message)
     SELECT $1, project_id, call_sms_config_id, 'Night Desk', 'Good evening.', 'Nobody is at the desk.', 'No desk.'
     FROM incoming_call_policies WHERE id = $2`,
    [deskId, policyId],
  );
  await world.pool.query(
    'INSERT INTO escalation_rules (id, project_id, policy_id, position) VALUES ($1, $2, $3, 1)',
    [ruleId, projectId, deskId],
  );
  await world.pool.query(
    'INSERT INTO escalation_rule_targets (rule_id, project_id, user_id, position) VALUES ($1, $2, $3, 1)',
    [ruleId, projectId, userIds[person]],
  );
  return deskId;
}

let made = 0;

export async function addHotline(world: PhoneWorld, settings: HotlineSettings) {
  made += 1;
  const nth = String(made).padStart(3, '0');
  const number = `+1202555${nth}0`;
  const numbers: Record<Person, string> = {
    alice: `+1202556${nth}1`,
    bob: `+1202556${nth}2`,
    carol: `+1202556${nth}3`,
    dave: `+1202556${nth}4`,
  };
  const ids = await insert(world, settings, number, numbers);
  world.twilio.addNumber({
    accountSid: account.sid,
    phoneNumber: number,
    voiceUrl: `${world.publicUrl}/api/notification/call/incoming-call-webhook`,
    voiceFallbackUrl: `${world.publicUrl}/api/notification/call/incoming-call-fallback`,
    statusCallback: `${world.publicUrl}/api/notification/call/call-status`,
  });
  await world.refreshPlans();

  const phone = (person: Person): Phone => world.twilio.phone(numbers[person]);
  const calls = async (): Promise<CallDetailDto[]> => {
    const logs = world.app.get(LogsService, { strict: false });
    const { items } = await logs.list(ids.projectId, {});
    return Promise.all(items.map(({ id }) => logs.get(ids.projectId, id)));
  };
  return {
    ...ids,
    number,
    caller: world.twilio.phone(`+4930${nth}1820`),
    alice: phone('alice'),
    bob: phone('bob'),
    carol: phone('carol'),
    dave: phone('dave'),
    /** The call log as the API tells it, newest first. */
    calls,
    /** The only call of this hotline. */
    async call(): Promise<CallDetailDto> {
      const all = await calls();
      const [call] = all;
      if (call === undefined || all.length > 1) throw new Error(`There are ${all.length} calls.`);
      return call;
    },
  };
}

async function insert(
  { pool, app, restUrl }: PhoneWorld,
  settings: HotlineSettings,
  number: string,
  numbers: Record<Person, string>,
) {
  const projectId = randomUUID();
  const configId = randomUUID();
  const policyId = randomUUID();
  const sealed = app.get(SecretBox).seal(account.authToken, configId);
  await pool.query(`INSERT INTO projects (id, name) VALUES ($1, 'Project')`, [projectId]);
  await pool.query(
    `INSERT INTO call_sms_configs (id, project_id, name, account_sid, auth_token_sealed, api_base_url)
     VALUES ($1, $2, 'Stage', $3, $4, $5)`,
    [configId, projectId, account.sid, sealed, restUrl],
  );
  await pool.query(
    `INSERT INTO incoming_call_policies (id, project_id, call_sms_config_id, name, enabled, greeting_message,
       no_answer_message, no_one_available_message, repeat_if_no_one_answers, repeat_times,
       voicemail_enabled, voicemail_while_waiting, record_calls, recording_consent)
     VALUES ($1, $2, $3, $4, $5, $6, $9, 'Nobody is on call.', $7, $8, $10, $11, $12, $13)`,
    [
      policyId,
      projectId,
      settings.hasConfig === false ? null : configId,
      settings.policyName ?? 'Support Hotline',
      settings.enabled ?? true,
      settings.greeting ?? 'Please wait.',
      (settings.repeats ?? 0) > 0,
      Math.max(1, settings.repeats ?? 1),
      settings.noAnswer ?? 'Nobody answers.',
      settings.voicemail !== undefined && settings.voicemail !== false,
      settings.voicemail === 'while-waiting',
      settings.consent !== undefined,
      settings.consent ?? 'This call is recorded.',
    ],
  );
  await pool.query(
    'INSERT INTO routing_numbers (number, project_id, policy_id) VALUES ($1, $2, $3)',
    [number, projectId, policyId],
  );
  const userIds: Record<Person, string> = {
    alice: randomUUID(),
    bob: randomUUID(),
    carol: randomUUID(),
    dave: randomUUID(),
  };
  for (const person of people) {
    const name = person.slice(0, 1).toUpperCase() + person.slice(1);
    const id = userIds[person];
    await pool.query('INSERT INTO users (id, name, email) VALUES ($1, $2, $3)', [
      id,
      name,
      `${randomUUID()}@example.com`,
    ]);
    await pool.query(
      `INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, 'responder')`,
      [projectId, id],
    );
    await pool.query('INSERT INTO phones (user_id, number, verified_at) VALUES ($1, $2, $3)', [
      id,
      numbers[person],
      person === 'dave' ? null : new Date(),
    ]);
  }
  for (const [index, targets] of settings.rules.entries()) {
    const ruleId = randomUUID();
    await pool.query(
      `INSERT INTO escalation_rules (id, project_id, policy_id, position, escalate_after_seconds, ring_mode)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        ...[ruleId, projectId, policyId, index + 1],
        ...[settings.seconds ?? 30, settings.ringMode ?? 'one-by-one'],
      ],
    );
    for (const [position, person] of targets.entries()) {
      await pool.query(
        'INSERT INTO escalation_rule_targets (rule_id, project_id, user_id, position) VALUES ($1, $2, $3, $4)',
        [ruleId, projectId, userIds[person], position + 1],
      );
    }
  }
  return { projectId, policyId, userIds };
}
