import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

import type { PhoneRow } from './my-phone.mapper.js';

/** The phones of one person at a time. */
@Injectable()
export class PhonesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** In order of preference, each with the code that is under way for it. */
  async list(userId: string): Promise<PhoneRow[]> {
    const rows: PhoneRow[] = await this.dataSource.query(
      `SELECT p.id, p.number, p.verified_at IS NOT NULL AS verified, v.channel, v.delivery, v.failure,
         v.failed_tries, v.sent_at, v.expires_at
       FROM phones p LEFT JOIN phone_verifications v ON v.phone_id = p.id
       WHERE p.user_id = $1
       ORDER BY p.position, p.created_at, p.id`,
      [userId],
    );
    return rows;
  }

  /** The policies whose rules name the person, a team of theirs, or a schedule that can put them on call. */
  async listPolicyNames(userId: string): Promise<string[]> {
    const rows: { name: string }[] = await this.dataSource.query(
      `SELECT DISTINCT policy.name
       FROM escalation_rule_targets target
       JOIN escalation_rules rule ON rule.id = target.rule_id
       JOIN incoming_call_policies policy ON policy.id = rule.policy_id
       WHERE target.user_id = $1
         OR target.team_id IN (SELECT team_id FROM team_members WHERE user_id = $1)
         OR target.schedule_id IN (
           SELECT schedule_id FROM schedule_layer_people WHERE user_id = $1
           UNION SELECT schedule_id FROM schedule_overrides
           WHERE (by_user_id = $1 OR (user_id = $1 AND kind = 'add')) AND ends_at > now())
       ORDER BY policy.name`,
      [userId],
    );
    return rows.map(({ name }) => name);
  }

  /** Changes a person's phones, one change after the other. */
  change<Result>(userId: string, work: (phones: PhonesOfPerson) => Promise<Result>) {
    return this.dataSource.transaction(async (tx) => {
      await tx.query('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [userId]);
      return work(new PhonesOfPerson(tx, userId));
    });
  }
}

type RemovedPhone = { number: string; verified: boolean };

/** The phones of a person who is locked until the transaction ends. */
class PhonesOfPerson {
  constructor(
    readonly tx: EntityManager,
    private readonly userId: string,
  ) {}

  /** In order of preference. */
  async list(): Promise<{ id: string; number: string }[]> {
    const rows: { id: string; number: string }[] = await this.tx.query(
      'SELECT id, number FROM phones WHERE user_id = $1 ORDER BY position, created_at, id',
      [this.userId],
    );
    return rows;
  }

  /** Adds an unverified phone behind the others. */
  async add(number: string): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO phones (user_id, number, position)
       SELECT $1, $2, coalesce(max(position), 0) + 1 FROM phones WHERE user_id = $1
       RETURNING id`,
      [this.userId, number],
    );
    return rows[0]?.id ?? '';
  }

  /** @returns the phone, if there was one. */
  async remove(phoneId: string): Promise<RemovedPhone | undefined> {
    const [rows]: [RemovedPhone[], number] = await this.tx.query(
      `DELETE FROM phones WHERE user_id = $1 AND id = $2
       RETURNING number, verified_at IS NOT NULL AS verified`,
      [this.userId, phoneId],
    );
    return rows[0];
  }

  /** Numbers the phones from 1 in this order. */
  async order(phoneIds: readonly string[]): Promise<void> {
    await this.tx.query(
      `UPDATE phones SET position = wanted.position
       FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, position)
       WHERE phones.user_id = $1 AND phones.id = wanted.id`,
      [this.userId, phoneIds],
    );
  }
}
