import { Inject, Injectable } from '@nestjs/common';
import type { AuditLogFilterDto } from '@ringdown/contracts';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';
import type { AuditEntryRow } from './audit-entry.mapper.js';

/** Whose log: a project's, or that of a person's own account. */
export type LogOwner = { projectId: string } | { accountOf: string };

/** How much of the log is read, from the newest entry on, or from what is older than `before`. */
type Stretch = { before: string | undefined; rows: number };

const ownedBy = {
  project: 'project_id = $1::uuid',
  // Whatever a person did to their account, and whatever happened to it.
  account: 'project_id IS NULL AND (actor_id = $1::uuid OR target_id = $1::text)',
};

@Injectable()
export class AuditLogRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Newest first. */
  async list(
    owner: LogOwner,
    filter: AuditLogFilterDto,
    { before, rows: limit }: Stretch,
  ): Promise<AuditEntryRow[]> {
    const { actorId, action, targetId, q, from, to } = filter;
    const [isOwned, ownerId] =
      'projectId' in owner
        ? [ownedBy.project, owner.projectId]
        : [ownedBy.account, owner.accountOf];
    const group = action?.endsWith('.*') === true ? action.slice(0, -1) : undefined;
    const { rows } = await this.pool.query<AuditEntryRow>(
      `SELECT id, at, actor_kind, actor_id, actor_name, address, action, target_id, target_name, before, after
       FROM audit_entries
       WHERE ${isOwned}
         AND ($2::bigint IS NULL OR id < $2)
         AND ($3::uuid IS NULL OR actor_id = $3)
         AND ($4::text IS NULL OR action = $4)
         AND ($5::text IS NULL OR starts_with(action, $5))
         AND ($6::text IS NULL OR target_id = $6)
         AND ($7::text IS NULL OR strpos(lower(target_name), lower($7)) > 0)
         AND ($8::timestamptz IS NULL OR at >= $8)
         AND ($9::timestamptz IS NULL OR at < $9)
       ORDER BY id DESC
       LIMIT $10`,
      [
        ownerId,
        before ?? null,
        actorId ?? null,
        group === undefined ? (action ?? null) : null,
        group ?? null,
        targetId ?? null,
        q ?? null,
        momentOf(from),
        momentOf(to),
        limit,
      ],
    );
    return rows;
  }
}

/** PostgreSQL reads some times differently, such as the 30th of February. */
function momentOf(time: string | undefined): Date | null {
  return time === undefined ? null : new Date(time);
}
