import { randomUUID } from 'node:crypto';

import { escalateAfter, policyDefaults } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import type { DemoSettings } from '../config/environment.js';
import { createDataSource } from '../database/data-source.js';
import { hashPassword } from '../features/access/password-hasher.js';
import { CallSmsConfigEntity } from '../features/call-sms-configs/call-sms-config.entity.js';
import { EscalationRuleEntity } from '../features/escalation/escalation-rule.entity.js';
import { MemberEntity } from '../features/people/member.entity.js';
import { PhoneEntity } from '../features/people/phone.entity.js';
import { UserEntity } from '../features/people/user.entity.js';
import { RoutingNumberEntity } from '../features/phone-numbers/routing-number.entity.js';
import { PolicyEntity } from '../features/policies/policy.entity.js';
import { ProjectEntity } from '../features/projects/project.entity.js';
import { TeamMemberEntity } from '../features/teams/team-member.entity.js';
import { TeamEntity } from '../features/teams/team.entity.js';
import type { SecretBox } from '../platform/secrets/secret-box.js';
import { addSchedule } from './seed-schedule.js';

/** Any number will do, as long as every process of every version takes the same one. */
const seedLock = 7_464_637;

const responders = [
  { name: 'Alice Archer', email: 'alice@example.com', phone: '+12025550111', verified: true },
  { name: 'Bob Brandt', email: 'bob@example.com', phone: '+12025550112', verified: true },
  { name: 'Carol Chen', email: 'carol@example.com', phone: '+12025550113', verified: true },
  { name: 'Dave Doyle', email: 'dave@example.com', phone: '+12025550114', verified: false },
] as const;
type Responder = (typeof responders)[number]['name'];
const platformTeam: Responder[] = ['Alice Archer', 'Bob Brandt', 'Carol Chen'];
const escalation: Responder[][] = [['Alice Archer'], ['Dave Doyle', 'Bob Brandt'], ['Carol Chen']];

/** Fills a database without projects with a hotline that works on the sandbox; leaves every other one alone. */
export async function seedDemo(options: {
  databaseUrl: string;
  demo: DemoSettings;
  secrets: SecretBox;
}): Promise<void> {
  const dataSource = await createDataSource(options.databaseUrl, { poolSize: 1 }).initialize();
  try {
    await dataSource.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [seedLock]);
      if (await tx.existsBy(ProjectEntity, {})) return;
      await seed(tx, options);
    });
  } finally {
    await dataSource.destroy();
  }
}

async function seed(
  tx: EntityManager,
  { demo, secrets }: { demo: DemoSettings; secrets: SecretBox },
): Promise<void> {
  const projectId = randomUUID();
  await tx.insert(ProjectEntity, { id: projectId, name: 'Demo project' });
  await addOwner(tx, projectId, demo);
  const people = await addResponders(tx, projectId);
  await addSchedule(tx, projectId, [
    people['Alice Archer'],
    people['Bob Brandt'],
    people['Carol Chen'],
  ]);

  const teamId = randomUUID();
  await tx.insert(TeamEntity, { id: teamId, projectId, name: 'Platform' });
  await tx.insert(
    TeamMemberEntity,
    platformTeam.map((name, place) => ({
      teamId,
      projectId,
      userId: people[name],
      position: place + 1,
    })),
  );

  const configId = randomUUID();
  await tx.insert(CallSmsConfigEntity, {
    id: configId,
    projectId,
    name: 'Sandbox',
    description: 'The built-in stand-in for Twilio: calls cost nothing and ring no real phone.',
    accountSid: demo.accountSid,
    authTokenSealed: secrets.seal(demo.authToken, configId),
    primaryPhoneNumber: demo.phoneNumber,
    apiBaseUrl: demo.sandboxUrl,
  });

  const policyId = randomUUID();
  await tx.insert(PolicyEntity, {
    ...policyDefaults,
    id: policyId,
    projectId,
    callSmsConfigId: configId,
    name: 'Support Hotline',
    timeZone: 'Europe/Berlin',
  });
  await tx.insert(RoutingNumberEntity, { number: demo.phoneNumber, projectId, policyId });
  for (const [index, names] of escalation.entries()) {
    const ruleId = randomUUID();
    await tx.insert(EscalationRuleEntity, {
      id: ruleId,
      projectId,
      policyId,
      position: index + 1,
      escalateAfterSeconds: escalateAfter.default,
    });
    await tx.query(
      `INSERT INTO escalation_rule_targets (rule_id, project_id, user_id, position)
       SELECT $1, $2, id, place FROM unnest($3::uuid[]) WITH ORDINALITY AS named (id, place)`,
      [ruleId, projectId, names.map((name) => people[name])],
    );
  }
}

async function addOwner(tx: EntityManager, projectId: string, demo: DemoSettings): Promise<void> {
  const userId = randomUUID();
  const email = demo.email.toLowerCase();
  await tx.insert(UserEntity, { id: userId, name: 'Dana Demo', email, emailVerified: true });
  await tx.insert(MemberEntity, { projectId, userId, role: 'owner' });
  await tx.query(
    `INSERT INTO accounts (user_id, account_id, provider_id, password) VALUES ($1::uuid, $1::text, 'credential', $2)`,
    [userId, await hashPassword(demo.password)],
  );
}

async function addResponders(
  tx: EntityManager,
  projectId: string,
): Promise<Record<Responder, string>> {
  const people: Record<Responder, string> = {
    'Alice Archer': randomUUID(),
    'Bob Brandt': randomUUID(),
    'Carol Chen': randomUUID(),
    'Dave Doyle': randomUUID(),
  };
  for (const { name, email, phone, verified } of responders) {
    const userId = people[name];
    await tx.insert(UserEntity, { id: userId, name, email });
    await tx.insert(MemberEntity, { projectId, userId, role: 'responder' });
    const verifiedAt = verified ? () => 'now()' : null;
    await tx.insert(PhoneEntity, { userId, number: phone, verifiedAt });
  }
  return people;
}
