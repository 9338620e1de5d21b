import type { RingModeName } from '@ringdown/contracts';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

@Entity('escalation_rules')
@Check('escalation_rules_position_check', 'position >= 1')
@Check('escalation_rules_escalate_after_seconds_check', 'escalate_after_seconds BETWEEN 5 AND 600')
@Check('escalation_rules_ring_mode_check', "ring_mode IN ('one-by-one', 'all-at-once')")
@Unique('escalation_rules_id_project_id_key', ['id', 'projectId'])
// Deferred, so that rules may change places inside a transaction.
@Unique('escalation_rules_policy_id_position_key', ['policyId', 'position'], {
  deferrable: 'INITIALLY DEFERRED',
})
@ForeignKey('PolicyEntity', ['policyId', 'projectId'], ['id', 'projectId'], {
  name: 'escalation_rules_policy_id_project_id_fkey',
  onDelete: 'CASCADE',
})
export class EscalationRuleEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string;

  @Column({ name: 'policy_id', type: 'uuid' })
  policyId!: string;

  /** 1 is tried first; no gaps. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ name: 'escalate_after_seconds', type: 'integer', default: 30 })
  escalateAfterSeconds!: number;

  @Column({ name: 'ring_mode', type: 'text', default: 'one-by-one' })
  ringMode!: RingModeName;

  /** Rises with every change of the seconds, the mode or the people. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
