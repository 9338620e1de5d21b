import type { AuditAction, AuditActorDto, AuditEntryDto } from '@ringdown/contracts';

/** An entry as the database tells it. */
export type AuditEntryRow = {
  id: string;
  at: Date;
  actor_kind: AuditActorDto['kind'];
  actor_id: string | null;
  actor_name: string;
  address: string | null;
  action: AuditAction;
  target_id: string;
  target_name: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

export function toAuditEntryDto(row: AuditEntryRow): AuditEntryDto {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    address: row.address,
    action: row.action,
    target: { id: row.target_id, name: row.target_name },
    before: row.before,
    after: row.after,
  };
}
