import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

export type SessionRow = {
  id: string;
  userAgent: string | null;
  address: string | null;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
};

@Injectable()
export class SessionsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Those that are valid, the last used first. */
  async list(userId: string, now: Date): Promise<SessionRow[]> {
    const rows: SessionRow[] = await this.dataSource.query(
      `SELECT id, user_agent AS "userAgent", nullif(ip_address, '') AS address, created_at AS "createdAt",
         updated_at AS "lastUsedAt", expires_at AS "expiresAt"
       FROM sessions
       WHERE user_id = $1 AND expires_at > $2
       ORDER BY updated_at DESC, id`,
      [userId, now],
    );
    return rows;
  }

  /**
   * Ends sessions of this person, and does the rest in the same transaction when there were any.
   *
   * @param which one by its id, or all but one.
   * @returns how many there were.
   */
  end(
    userId: string,
    which: { id: string } | { except: string | null },
    also: (tx: EntityManager, count: number) => Promise<void>,
  ): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const [, count]: [unknown[], number] =
        'id' in which
          ? await tx.query('DELETE FROM sessions WHERE user_id = $1 AND id = $2', [
              userId,
              which.id,
            ])
          : await tx.query('DELETE FROM sessions WHERE user_id = $1 AND id IS DISTINCT FROM $2', [
              userId,
              which.except,
            ]);
      if (count > 0) await also(tx, count);
      return count;
    });
  }
}
