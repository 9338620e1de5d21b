import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

import { hashPassword } from './password-hasher.js';

/** Somebody who is to have an account. */
export type NewAccount = {
  name: string;
  email: string;
  password: string;
  /** Whether it is proven that the address is theirs. */
  emailVerified: boolean;
};

/** The rows that sign-in stands on, where better-auth does not write them itself. */
@Injectable()
export class Accounts {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async hasAny(tx = this.dataSource.manager): Promise<boolean> {
    const rows: unknown[] = await tx.query('SELECT FROM users LIMIT 1');
    return rows.length > 0;
  }

  /** The slow part of `create`, to be done before a transaction begins. */
  hash(password: string): Promise<string> {
    return hashPassword(password);
  }

  /** @throws when somebody has this address already. */
  async create(
    tx: EntityManager,
    account: Omit<NewAccount, 'password'> & { passwordHash: string },
  ): Promise<{ id: string }> {
    const id = randomUUID();
    await tx.query('INSERT INTO users (id, name, email, email_verified) VALUES ($1, $2, $3, $4)', [
      id,
      account.name,
      account.email.toLowerCase(),
      account.emailVerified,
    ]);
    await tx.query(
      `INSERT INTO accounts (user_id, account_id, provider_id, password) VALUES ($1::uuid, $1::text, 'credential', $2)`,
      [id, account.passwordHash],
    );
    return { id };
  }

  /** Makes reset links and sign-ins under way worthless, because the password has changed. */
  async forgetProofs(userId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM verifications WHERE value = $1', [userId]);
  }

  async proveAddress(userId: string): Promise<void> {
    await this.dataSource.query('UPDATE users SET email_verified = true WHERE id = $1', [userId]);
  }

  /**
   * Clears an account whose address was never proven of all that somebody else may have left in it: whoever was
   * invited to an address could have chosen its password without owning it.
   */
  async clearUnproven(userId: string): Promise<void> {
    await this.dataSource.query(
      `WITH unproven AS (
         UPDATE users SET two_factor_enabled = false WHERE id = $1 AND NOT email_verified RETURNING id
       ), passwords AS (
         DELETE FROM accounts USING unproven WHERE user_id = unproven.id
       ), sessions AS (
         DELETE FROM sessions USING unproven WHERE user_id = unproven.id
       ), factors AS (
         DELETE FROM two_factors USING unproven WHERE user_id = unproven.id
       )
       DELETE FROM verifications USING unproven WHERE value = unproven.id::text`,
      [userId],
    );
  }
}
