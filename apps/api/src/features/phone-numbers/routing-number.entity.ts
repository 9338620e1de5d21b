import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('routing_numbers')
@ForeignKey('PolicyEntity', ['policyId', 'projectId'], ['id', 'projectId'], {
  name: 'routing_numbers_policy_id_project_id_fkey',
  onDelete: 'CASCADE',
})
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
}
