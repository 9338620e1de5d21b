import type { NumberOrigin } from '@ringdown/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('routing_numbers')
@ForeignKey('PolicyEntity', ['policyId', 'projectId'], ['id', 'projectId'], {
  name: 'routing_numbers_policy_id_project_id_fkey',
  onDelete: 'CASCADE',
})
@Check('routing_numbers_origin_check', "origin IN ('linked', 'taken-over', 'bought')")
@Check(
  'routing_numbers_previous_settings_check',
  "(origin = 'taken-over') = (previous_settings_sealed IS NOT NULL)",
)
@Index('routing_numbers_by_policy', ['policyId'])
export class RoutingNumberEntity {
  /** E.164; a number leads to one policy of the whole installation. */
  @PrimaryColumn({ type: 'text' })
  number!: string;

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string;

  @Column({ name: 'policy_id', type: 'uuid' })
  policyId!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'text', default: 'linked' })
  origin!: NumberOrigin;

  /** What the number said at the carrier before it was taken over, sealed; null: it was not. */
  @Column({ name: 'previous_settings_sealed', type: 'text', nullable: true })
  previousSettingsSealed!: string | null;
}
