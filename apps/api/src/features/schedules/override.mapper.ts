import type { ScheduleOverrideDto, SchedulePersonDto } from '@ringdown/contracts';
import type { Override } from '@ringdown/on-call';

export type OverrideRow = {
  id: string;
  kind: ScheduleOverrideDto['kind'];
  person: SchedulePersonDto | null;
  by: SchedulePersonDto | null;
  starts_at: Date;
  ends_at: Date;
  created_at: Date;
  created_by: string | null;
  created_by_name: string;
};

/** What the library knows of a row; its people are there as its kind wants them, which the database checks. */
export type BareOverride = Pick<
  OverrideRow,
  'id' | 'kind' | 'starts_at' | 'ends_at' | 'created_at'
> & {
  user_id: string | null;
  by_user_id: string | null;
};

export function toOverrideDto(row: OverrideRow): ScheduleOverrideDto {
  return {
    id: row.id,
    kind: row.kind,
    person: row.person,
    by: row.by,
    from: row.starts_at.toISOString(),
    to: row.ends_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
    createdById: row.created_by,
  };
}

export function toOverride(row: BareOverride): Override {
  const { id, kind } = row;
  const person = row.user_id ?? '';
  const by = row.by_user_id ?? '';
  const times = {
    from: row.starts_at.getTime(),
    to: row.ends_at.getTime(),
    createdAt: row.created_at.getTime(),
  };
  switch (kind) {
    case 'add':
    case 'remove':
      return { id, kind, person, ...times };
    case 'replace-all':
      return { id, kind, by, ...times };
    case 'replace':
      return { id, kind, person, by, ...times };
  }
}

/** As the audit log tells it: people by name. */
export function toAuditedOverride({ kind, person, by, from, to }: ScheduleOverrideDto): object {
  return { kind, person: person?.name ?? null, by: by?.name ?? null, from, to };
}
