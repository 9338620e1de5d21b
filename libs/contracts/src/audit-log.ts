import { IsIn, IsUUID, Matches, MaxLength } from 'class-validator';

import { IsInstant } from './instant.js';
import { IsSearchText } from './list-query.js';
import { MayBeAbsent } from './optional-field.js';
import { IsCursor, IsPageSize } from './paging.js';

/** Everything that the audit log tells of, by what it happened to. */
export const auditActions = [
  'account.created',
  'account.signed-in',
  'account.guessing-stopped',
  'account.password-changed',
  'account.password-reset',
  'account.reset-link-made',
  'account.two-factor-enabled',
  'account.two-factor-disabled',
  'account.recovery-codes-renewed',
  'account.sessions-ended',
  'project.created',
  'project.updated',
  'project.deleted',
  'member.joined',
  'member.updated',
  'member.removed',
  'invitation.sent',
  'invitation.withdrawn',
  'team.created',
  'team.updated',
  'team.deleted',
  'schedule.created',
  'schedule.updated',
  'schedule.deleted',
  'schedule-override.created',
  'schedule-override.cancelled',
  'calendar-feed.created',
  'calendar-feed.renewed',
  'calendar-feed.revoked',
  'shift-swap.requested',
  'shift-swap.accepted',
  'shift-swap.declined',
  'shift-swap.withdrawn',
  'policy.created',
  'policy.updated',
  'policy.deleted',
  'policy.checked',
  'policy.test-called',
  'caller-entry.added',
  'caller-entry.removed',
  'contact.created',
  'contact.updated',
  'contact.deleted',
  'contact.imported',
  'contact.exported',
  'mute.ended',
  'escalation-rule.created',
  'escalation-rule.updated',
  'escalation-rule.deleted',
  'escalation-rule.reordered',
  'call-sms-config.created',
  'call-sms-config.updated',
  'call-sms-config.deleted',
  'call-sms-config.tested',
  'phone.added',
  'phone.verified',
  'phone.deleted',
  'phone.reordered',
  'routing-number.purchase-started',
  'routing-number.purchase-ended',
  'routing-number.linked',
  'routing-number.unlinked',
  'routing-number.given-back',
  'call.exported',
  'voicemail.deleted',
  'recording.deleted',
  'outgoing-webhook.created',
  'outgoing-webhook.deleted',
  'outgoing-webhook.enabled',
  'outgoing-webhook.switched-off',
  'outgoing-webhook.tested',
  'retention.updated',
  'erasure.requested',
  'erasure.finished',
  'api-key.created',
  'api-key.revoked',
] as const;

/** What somebody did. */
export type AuditAction = (typeof auditActions)[number];

/** All that happens to one kind of thing. */
export type AuditActionGroup = `${AuditAction extends `${infer Kind}.${string}` ? Kind : never}.*`;

/** Every group, such as `policy.*`, in the order of the actions. */
export const auditActionGroups = [
  ...new Set(auditActions.map((action) => `${String(action.split('.')[0])}.*` as AuditActionGroup)),
];

/** Who did it: a person, an API key, or Ringdown itself. */
export class AuditActorDto {
  kind!: 'person' | 'api-key' | 'system';
  /** Null: Ringdown itself. */
  id!: string | null;
  /** As it was then. */
  name!: string;
}

/** What it was done to. */
export class AuditTargetDto {
  id!: string;
  /** As it was then. */
  name!: string;
}

/** One line of the audit log; it is never changed or deleted. */
export class AuditEntryDto {
  /** Rises with time. */
  id!: string;
  /** ISO 8601 in UTC. */
  at!: string;
  actor!: AuditActorDto;
  /** The client's IP address; null where there was no client. */
  address!: string | null;
  action!: AuditAction;
  target!: AuditTargetDto;
  /** Of an edit: the fields that it changed, as they were; of a deletion: all. Secrets stand here as a word. */
  before!: Record<string, unknown> | null;
  /** Of an edit: the same fields, as they became; of a creation: all. */
  after!: Record<string, unknown> | null;
}

/** Which entries are meant; each filter narrows what the others leave. */
export class AuditLogFilterDto {
  @MayBeAbsent()
  @IsUUID(undefined, { message: 'Name a person or an API key by its id.' })
  actorId?: string;

  /** One action, or a group such as `policy.*`. */
  @MayBeAbsent()
  @IsIn([...auditActions, ...auditActionGroups], { message: 'There is no such action.' })
  action?: AuditAction | AuditActionGroup;

  @MayBeAbsent()
  @MaxLength(100, { message: 'An id has at most 100 characters.' })
  @Matches(/^[^\0]*$/, { message: 'There is no such id.' })
  targetId?: string;

  /** Part of the target's name, in any case. */
  @IsSearchText()
  q?: string;

  /** From this moment on, ISO 8601 with a time zone. */
  @MayBeAbsent()
  @IsInstant()
  from?: string;

  /** Before this moment. */
  @MayBeAbsent()
  @IsInstant()
  to?: string;
}

/** One page of the audit log, newest first. */
export class AuditLogQueryDto extends AuditLogFilterDto {
  @IsCursor()
  cursor?: string;

  @IsPageSize()
  limit?: number;
}

/** How the audit log is exported. */
export const auditExportFormats = ['csv', 'jsonl'] as const;

/** Everything that the filters leave, newest first: CSV, or an `AuditEntryDto` a line. */
export class AuditLogExportDto extends AuditLogFilterDto {
  @IsIn(auditExportFormats, { message: 'Choose csv or jsonl.' })
  format!: (typeof auditExportFormats)[number];
}
