import type { AuditAction } from '@ringdown/contracts';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Names no foreign key: an entry outlives what it tells of. */
@Entity('audit_entries')
@Check('audit_entries_actor_check', "actor_kind = 'system' OR actor_id IS NOT NULL")
@Index('audit_entries_newest_first', ['projectId', 'id'])
@Index('audit_entries_by_actor', ['actorId', 'id'])
@Index('audit_entries_of_account', ['targetId', 'id'], { where: 'project_id IS NULL' })
export class AuditEntryEntity {
  /** Rises with time. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  at!: Date;

  /** Null: it concerns a person's own account. */
  @Column({ name: 'project_id', type: 'uuid', nullable: true })
  projectId!: string | null;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: 'person' | 'api-key' | 'system';

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  @Column({ name: 'actor_name', type: 'text' })
  actorName!: string;

  /** The client's IP address. */
  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'text' })
  action!: AuditAction;

  @Column({ name: 'target_id', type: 'text' })
  targetId!: string;

  @Column({ name: 'target_name', type: 'text' })
  targetName!: string;

  @Column({ type: 'jsonb', nullable: true })
  before!: object | null;

  @Column({ type: 'jsonb', nullable: true })
  after!: object | null;
}
