import { Injectable } from '@nestjs/common';
import type { EndSessionsDto, PageDto, SessionDto } from '@ringdown/contracts';

import type { ClientHeaders } from '../../platform/access/client-headers.js';
import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AccountLog } from '../access/account-log.service.js';
import { Authentication } from '../access/authentication.service.js';
import { deviceName } from './device-name.js';
import { SessionsRepository, type SessionRow } from './sessions.repository.js';

/** Where a person is signed in. */
@Injectable()
export class Sessions {
  constructor(
    private readonly repository: SessionsRepository,
    private readonly authentication: Authentication,
    private readonly log: AccountLog,
    private readonly clock: Clock,
  ) {}

  async list(user: SignedInUser, client: ClientHeaders): Promise<PageDto<SessionDto>> {
    const currentId = await this.currentId(client);
    const rows = await this.repository.list(user.id, this.clock.now());
    return { items: rows.map((row) => toDto(row, currentId)), nextCursor: null };
  }

  async end(user: SignedInUser, sessionId: string): Promise<void> {
    const count = await this.repository.end(user.id, { id: sessionId }, (tx) =>
      this.log.record('account.sessions-ended', user, { after: { count: 1 }, tx }),
    );
    if (count === 0) throw new DomainError('not-found', 'This browser is signed out already.');
  }

  /** @returns cookies that take the session from this browser when it has ended, too. */
  async endMany(
    user: SignedInUser,
    { which }: EndSessionsDto,
    client: ClientHeaders,
  ): Promise<string[]> {
    const except = which === 'others' ? await this.currentId(client) : null;
    await this.repository.end(user.id, { except }, (tx, count) =>
      this.log.record('account.sessions-ended', user, { after: { count }, tx }),
    );
    return which === 'all' ? (await this.authentication.signOut(client)).cookies : [];
  }

  private async currentId({ cookie }: ClientHeaders): Promise<string> {
    const session = await this.authentication.findSession(cookie ?? '');
    if (session === undefined) throw new DomainError('sign-in-required', 'Sign in to go on.');
    return session.id;
  }
}

function toDto(row: SessionRow, currentId: string): SessionDto {
  return {
    id: row.id,
    device: deviceName(row.userAgent),
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    current: row.id === currentId,
  };
}
