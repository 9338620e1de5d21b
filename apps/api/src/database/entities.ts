import { ApiKeyEntity } from '../features/api-keys/api-key.entity.js';
import { CallSmsConfigEntity } from '../features/call-sms-configs/call-sms-config.entity.js';
import { EscalationRuleEntity } from '../features/escalation/escalation-rule.entity.js';
import { InvitationSendingEntity } from '../features/invitations/invitation-sending.entity.js';
import { InvitationEntity } from '../features/invitations/invitation.entity.js';
import { MemberEntity } from '../features/people/member.entity.js';
import { PhoneEntity } from '../features/people/phone.entity.js';
import { UserEntity } from '../features/people/user.entity.js';
import { RoutingNumberEntity } from '../features/phone-numbers/routing-number.entity.js';
import { PolicyEntity } from '../features/policies/policy.entity.js';
import { ProjectEntity } from '../features/projects/project.entity.js';
import { TeamMemberEntity } from '../features/teams/team-member.entity.js';
import { TeamEntity } from '../features/teams/team.entity.js';
import { AuditEntryEntity } from '../platform/audit/audit-entry.entity.js';

/** Every table that TypeORM writes; the call record is written by the journal's own SQL. */
export const entities = [
  ProjectEntity,
  UserEntity,
  MemberEntity,
  PhoneEntity,
  TeamEntity,
  TeamMemberEntity,
  InvitationEntity,
  InvitationSendingEntity,
  CallSmsConfigEntity,
  PolicyEntity,
  RoutingNumberEntity,
  EscalationRuleEntity,
  AuditEntryEntity,
  ApiKeyEntity,
];
