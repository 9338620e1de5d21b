import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { codeRules, type CodeChannel } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

/** Which phone of which person. */
export type PhoneKey = { userId: string; phoneId: string };

/** A code that is to be sent. */
export type CodeToSend = {
  phoneId: string;
  userId: string;
  number: string;
  channel: CodeChannel;
  codeHash: string;
  expiresAt: Date;
};

const dayMilliseconds = 24 * 60 * 60_000;

@Injectable()
export class PhoneVerificationsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Changes what is known of a phone; others who want to change it wait.
   *
   * @returns undefined when the person has no such phone.
   */
  change<Result>(
    key: PhoneKey,
    work: (phone: LockedPhone) => Promise<Result>,
  ): Promise<{ result: Result } | undefined> {
    return this.dataSource.transaction(async (tx) => {
      // The person first: what they ask for about several phones at once is counted one by one.
      await tx.query('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [key.userId]);
      const [phone]: { number: string; verified: boolean }[] = await tx.query(
        `SELECT number, verified_at IS NOT NULL AS verified FROM phones
         WHERE id = $1 AND user_id = $2 FOR NO KEY UPDATE`,
        [key.phoneId, key.userId],
      );
      if (phone === undefined) return undefined;
      return { result: await work(new LockedPhone(tx, key, phone.number, phone.verified)) };
    });
  }

  async findCodeToSend(phoneId: string): Promise<CodeToSend | undefined> {
    const rows: CodeToSend[] = await this.dataSource.query(
      `SELECT p.id AS "phoneId", p.user_id AS "userId", p.number, v.channel, v.code_hash AS "codeHash", v.expires_at AS "expiresAt"
       FROM phone_verifications v JOIN phones p ON p.id = v.phone_id
       WHERE v.phone_id = $1 AND p.verified_at IS NULL`,
      [phoneId],
    );
    return rows[0];
  }

  /** Says what became of a code, unless a newer one has taken its place. */
  async setDelivery(
    code: { phoneId: string; codeHash: string },
    delivery: { failure: string | null },
  ): Promise<void> {
    await this.dataSource.query(
      `UPDATE phone_verifications SET delivery = CASE WHEN $3::text IS NULL THEN 'sent' ELSE 'failed' END, failure = $3
       WHERE phone_id = $1 AND code_hash = $2`,
      [code.phoneId, code.codeHash, delivery.failure],
    );
  }
}

/** A phone that is locked until the transaction ends. */
export class LockedPhone {
  constructor(
    readonly tx: EntityManager,
    private readonly key: PhoneKey,
    readonly number: string,
    readonly isVerified: boolean,
  ) {}

  /** Codes of the last day, and when this person last had one sent to this number. */
  async countCodes(now: Date): Promise<{ byUser: number; toNumber: number; latest: Date | null }> {
    // Another person may ask for the same number at this moment.
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('phone-code ' || $1, 0))`, [
      this.number,
    ]);
    const values = [this.key.userId, this.number, new Date(now.getTime() - dayMilliseconds)];
    await this.tx.query(
      'DELETE FROM phone_code_requests WHERE (user_id = $1 OR number = $2) AND requested_at <= $3',
      values,
    );
    const rows: { byUser: number; toNumber: number; latest: Date | null }[] = await this.tx.query(
      `SELECT count(*) FILTER (WHERE user_id = $1)::int AS "byUser",
         count(*) FILTER (WHERE number = $2)::int AS "toNumber",
         max(requested_at) FILTER (WHERE user_id = $1 AND number = $2) AS latest
       FROM phone_code_requests
       WHERE (user_id = $1 OR number = $2) AND requested_at > $3`,
      values,
    );
    return rows[0] ?? { byUser: 0, toNumber: 0, latest: null };
  }

  /** The only code of the phone from now on. */
  async begin(code: { channel: CodeChannel; codeHash: string; now: Date }): Promise<void> {
    const { channel, codeHash, now } = code;
    const expiresAt = new Date(now.getTime() + codeRules.minutes * 60_000);
    await this.tx.query(
      `INSERT INTO phone_verifications (phone_id, channel, code_hash, sent_at, expires_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (phone_id) DO UPDATE SET channel = $2, code_hash = $3, sent_at = $4, expires_at = $5,
         delivery = 'sending', failure = NULL, failed_tries = 0`,
      [this.key.phoneId, channel, codeHash, now, expiresAt],
    );
    await this.tx.query(
      'INSERT INTO phone_code_requests (user_id, number, requested_at) VALUES ($1, $2, $3)',
      [this.key.userId, this.number, now],
    );
  }

  /** Uses up a try, whatever comes of it; undefined when none is left, or the code has expired. */
  async takeTry(now: Date): Promise<string | undefined> {
    const [rows]: [{ code_hash: string }[], number] = await this.tx.query(
      `UPDATE phone_verifications SET failed_tries = failed_tries + 1
       WHERE phone_id = $1 AND failed_tries < $2 AND expires_at > $3
       RETURNING code_hash`,
      [this.key.phoneId, codeRules.tries, now],
    );
    return rows[0]?.code_hash;
  }

  async verify(now: Date): Promise<void> {
    await this.tx.query('UPDATE phones SET verified_at = $2 WHERE id = $1', [
      this.key.phoneId,
      now,
    ]);
    await this.tx.query('DELETE FROM phone_verifications WHERE phone_id = $1', [this.key.phoneId]);
  }
}
