/** Everything that the audit log tells of, by what it happened to. */
export const auditActions = [
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
  'policy.created',
  'policy.updated',
  'policy.deleted',
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
  'api-key.created',
  'api-key.revoked',
] as const;

/** What somebody did. */
export type AuditAction = (typeof auditActions)[number];
