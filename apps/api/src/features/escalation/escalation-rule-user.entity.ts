import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('escalation_rule_users')
@Check('escalation_rule_users_position_check', 'position >= 1')
@ForeignKey('EscalationRuleEntity', ['ruleId', 'projectId'], ['id', 'projectId'], {
  name: 'escalation_rule_users_rule_id_project_id_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('MemberEntity', ['projectId', 'userId'], ['projectId', 'userId'], {
  name: 'escalation_rule_users_project_id_user_id_fkey',
  onDelete: 'CASCADE',
})
export class EscalationRuleUserEntity {
  @PrimaryColumn({ name: 'rule_id', type: 'uuid' })
  ruleId!: string;

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId!: string;

  /** 1 is rung first. */
  @Column({ type: 'integer' })
  position!: number;
}
