import { createHmac } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

import { MasterKey } from '../../platform/secrets/master-key.js';

/** Longer than an app's code is taken, which is its own half minute, the one before and the one after. */
const rememberedFor = '5 minutes';

/** Remembers which codes of authenticator apps were used, because each may be used only once (RFC 6238, 5.2). */
@Injectable()
export class UsedCodes {
  private readonly key: Buffer;

  constructor(
    masterKey: MasterKey,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {
    this.key = masterKey.derive('two-factor-codes');
  }

  /** @returns false when the code was used before. */
  async use(userId: string, code: string): Promise<boolean> {
    const hash = createHmac('sha256', this.key).update(`${userId} ${code}`).digest('base64url');
    await this.dataSource.query(
      'DELETE FROM used_two_factor_codes WHERE user_id = $1 AND used_at < now() - $2::interval',
      [userId, rememberedFor],
    );
    const rows: unknown[] = await this.dataSource.query(
      `INSERT INTO used_two_factor_codes (user_id, code_hash) VALUES ($1, $2)
       ON CONFLICT DO NOTHING RETURNING user_id`,
      [userId, hash],
    );
    return rows.length > 0;
  }
}
