import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { codeRules, type CodeChannel } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import type { SentCode } from './code-callbacks.js';

/** Which phone of which person. */
export type PhoneKey = { userId: string; phoneId: string };

/** A code that somebody waits for. */
export type WantedCode = SentCode & {
  userId: string;
  number: string;
  channel: CodeChannel;
  /** Null once nobody needs to read it any more. */
  codeSealed: string | null;
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

  /** Undefined when a newer code has taken its place, or the phone is verified. */
  async findCode({ phoneId, codeHash }: SentCode): Promise<WantedCode | undefined> {
    const rows: WantedCode[] = await this.dataSource.query(
      `SELECT p.id AS "phoneId", p.user_id AS "userId", p.number, v.channel, v.code_hash AS "codeHash",
         v.code_sealed AS "codeSealed", v.expires_at AS "expiresAt"
       FROM phone_verifications v JOIN phones p ON p.id = v.phone_id
       WHERE v.phone_id = $1 AND v.code_hash = $2 AND p.verified_at IS NULL`,
      [phoneId, codeHash],
    );
    return rows[0];
  }

  /** The carrier has taken it on; a report of what became of it may have come first. */
  async setSent(code: SentCode): Promise<void> {
    await this.update(code, `delivery = 'sent'`, `delivery = 'sending'`);
  }

  async setDelivered(code: SentCode): Promise<void> {
    await this.update(code, `delivery = 'delivered', failure = NULL`, 'true');
  }

  async setFailed(code: SentCode, failure: string): Promise<void> {
    await this.update(
      code,
      `delivery = 'failed', failure = $3`,
      `delivery <> 'delivered'`,
      failure,
    );
  }

  /** Unless a newer code has taken its place. An SMS is sent once; a call may ask for its code again. */
  private async update(
    { phoneId, codeHash }: SentCode,
    change: string,
    condition: string,
    ...values: string[]
  ): Promise<void> {
    await this.dataSource.query(
      `UPDATE phone_verifications
       SET ${change}, code_sealed = CASE WHEN channel = 'call' THEN code_sealed END
       WHERE phone_id = $1 AND code_hash = $2 AND ${condition}`,
      [phoneId, codeHash, ...values],
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
  async begin(code: {
    channel: CodeChannel;
    codeHash: string;
    codeSealed: string;
    now: Date;
  }): Promise<void> {
    const { channel, codeHash, codeSealed, now } = code;
    const expiresAt = new Date(now.getTime() + codeRules.minutes * 60_000);
    await this.tx.query(
      `INSERT INTO phone_verifications (phone_id, channel, code_hash, code_sealed, sent_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (phone_id) DO UPDATE SET channel = $2, code_hash = $3, code_sealed = $4, sent_at = $5, expires_at = $6,
         delivery = 'sending', failure = NULL, failed_tries = 0`,
      [this.key.phoneId, channel, codeHash, codeSealed, now, expiresAt],
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
