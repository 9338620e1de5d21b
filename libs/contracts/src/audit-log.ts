/** Everything that the audit log tells of, by what it happened to. */
export const auditActions = [
  'policy.created',
  'policy.updated',
  'policy.deleted',
  'escalation-rule.created',
  'escalation-rule.updated',
  'escalation-rule.deleted',
  'escalation-rules.reordered',
  'call-sms-config.created',
  'call-sms-config.updated',
  'call-sms-config.deleted',
  'call-sms-config.tested',
] as const;

/** What somebody did. */
export type AuditAction = (typeof auditActions)[number];
