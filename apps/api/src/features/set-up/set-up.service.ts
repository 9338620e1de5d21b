import { Injectable } from '@nestjs/common';
import type { SetUpDto, SetUpStateDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { actAs } from '../../platform/access/acting.js';
import type { ClientHeaders } from '../../platform/access/client-headers.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Accounts } from '../access/accounts.service.js';
import { SignInService, type SignedIn } from '../access/sign-in.service.js';
import { SetUpCode } from './set-up-code.service.js';
import { SetUpRepository } from './set-up.repository.js';

/** Makes the first owner and the first project of an installation, once. */
@Injectable()
export class SetUp {
  constructor(
    private readonly accounts: Accounts,
    private readonly codes: SetUpCode,
    private readonly repository: SetUpRepository,
    private readonly auditLog: AuditLog,
    private readonly signIn: SignInService,
  ) {}

  async describe({ isLocal }: { isLocal: boolean }): Promise<SetUpStateDto> {
    const needed = !(await this.accounts.hasAny());
    return { needed, codeNeeded: needed && this.codes.isNeeded(isLocal) };
  }

  /** Of two who press at the same moment, one becomes the owner. */
  async create(
    body: SetUpDto,
    client: ClientHeaders,
    { isLocal }: { isLocal: boolean },
  ): Promise<SignedIn> {
    if (await this.accounts.hasAny()) throw isSetUpAlready();
    if (this.codes.isNeeded(isLocal)) this.codes.assertRight(body.code, client.address);
    const passwordHash = await this.accounts.hash(body.password);
    await this.repository.alone(async (tx) => {
      if (await this.accounts.hasAny(tx)) throw isSetUpAlready();
      await this.makeOwner(tx, body, passwordHash);
    });
    const { body: me, cookies } = await this.signIn.signIn(body, client);
    if ('needs' in me) throw new Error('A new owner cannot have a second factor.');
    return { body: me, cookies };
  }

  private async makeOwner(tx: EntityManager, body: SetUpDto, passwordHash: string): Promise<void> {
    const { name, email, projectName } = body;
    // Whoever can read the log owns the installation, so that nobody is left to doubt the address.
    const owner = await this.accounts.create(tx, {
      name,
      email,
      passwordHash,
      emailVerified: true,
    });
    const project = await this.repository.addProject(tx, projectName, owner.id);
    actAs({ kind: 'person', id: owner.id, name });
    await this.auditLog.record(tx, {
      action: 'account.created',
      projectId: null,
      target: { id: owner.id, name },
      after: { name, email },
    });
    await this.auditLog.record(tx, {
      action: 'project.created',
      projectId: project.id,
      target: { id: project.id, name: projectName },
      after: { id: project.id, name: projectName },
    });
  }
}

function isSetUpAlready(): DomainError {
  return new DomainError('conflict', 'Ringdown is set up already. Sign in.');
}
