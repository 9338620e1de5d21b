import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AuditAction } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { actAs } from '../../platform/access/acting.js';
import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { AuditLog } from '../../platform/audit/audit-log.js';

/** How somebody signed in. */
export type WayIn = 'password' | 'app code' | 'recovery code' | 'single sign-on';

type AccountAction = Extract<AuditAction, `account.${string}`>;

/** Writes down what happens to people's accounts. */
@Injectable()
export class AccountLog {
  private readonly logger = new Logger('account-log');

  constructor(
    private readonly auditLog: AuditLog,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async record(
    action: AccountAction,
    { id, name }: Pick<SignedInUser, 'id' | 'name'>,
    { after, tx = this.dataSource.manager }: { after?: object; tx?: EntityManager } = {},
  ): Promise<void> {
    await this.auditLog.record(tx, { action, projectId: null, target: { id, name }, after });
  }

  /** From here on the request acts as this person. */
  async signedIn(user: SignedInUser, by: WayIn): Promise<void> {
    actAs({ kind: 'person', id: user.id, name: user.name });
    await this.record('account.signed-in', user, { after: { by } });
  }

  /** Not waited for, so that the answer takes no longer for an address that somebody has. */
  guessingStopped(email: string): void {
    this.recordGuessing(email).catch((error: unknown) => {
      this.logger.error({ err: error, msg: 'A guessed account could not be noted.' });
    });
  }

  private async recordGuessing(email: string): Promise<void> {
    const users: { id: string; name: string }[] = await this.dataSource.query(
      'SELECT id, name FROM users WHERE email = $1',
      [email.toLowerCase()],
    );
    for (const user of users) await this.record('account.guessing-stopped', user);
  }
}
