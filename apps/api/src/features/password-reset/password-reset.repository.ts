import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

import type { SignedInUser } from '../../platform/access/signed-in-user.js';

/** As owner, or as admin where the member is no owner. */
const isGoverned = `asker.role = 'owner' OR (asker.role = 'admin' AND m.role <> 'owner')`;

@Injectable()
export class PasswordResetRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param email in lower case. */
  async findUser(email: string): Promise<SignedInUser | undefined> {
    const rows: SignedInUser[] = await this.dataSource.query(
      'SELECT id, name, email FROM users WHERE email = $1',
      [email],
    );
    return rows[0];
  }

  /**
   * A member of the project, and whether the asker governs every project in which they are: as owner, or as admin
   * where they are no owner.
   */
  async findMember(
    projectId: string,
    { userId, askerId }: { userId: string; askerId: string | null },
  ): Promise<(SignedInUser & { isGoverned: boolean }) | undefined> {
    const rows: (SignedInUser & { isGoverned: boolean })[] = await this.dataSource.query(
      `SELECT u.id, u.name, u.email,
         bool_and(coalesce(${isGoverned}, false)) AS "isGoverned"
       FROM members m
       JOIN users u ON u.id = m.user_id
       LEFT JOIN members asker ON asker.project_id = m.project_id AND asker.user_id = $3
       WHERE m.user_id = $2
       GROUP BY u.id
       HAVING bool_or(m.project_id = $1)`,
      [projectId, userId, askerId],
    );
    return rows[0];
  }

  /** Whether somebody governs every project in which the other one is, and there is one. */
  async governs(governorId: string, userId: string): Promise<boolean> {
    const rows: { governs: boolean | null }[] = await this.dataSource.query(
      `SELECT bool_and(coalesce(${isGoverned}, false)) AS governs
       FROM members m
       LEFT JOIN members asker ON asker.project_id = m.project_id AND asker.user_id = $1
       WHERE m.user_id = $2`,
      [governorId, userId],
    );
    return rows[0]?.governs === true;
  }
}
