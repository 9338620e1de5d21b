import type { ApiKeyScope } from '@ringdown/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Belongs to its project and names its creator without a foreign key: it outlives their membership (ADR 0008). */
@Entity('api_keys')
@Check('api_keys_name_check', 'length(name) BETWEEN 1 AND 100')
@Check('api_keys_scopes_check', 'cardinality(scopes) > 0')
@Unique('api_keys_key_hash_key', ['keyHash'])
@ForeignKey('ProjectEntity', ['projectId'], ['id'], {
  name: 'api_keys_project_id_fkey',
  onDelete: 'CASCADE',
})
@Index('api_keys_newest_first', ['projectId', 'createdAt', 'id'])
export class ApiKeyEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** How the key begins. */
  @Column({ type: 'text' })
  prefix!: string;

  /** SHA-256; the key itself is stored nowhere. */
  @Column({ name: 'key_hash', type: 'bytea' })
  keyHash!: Buffer;

  @Column({ type: 'text', array: true })
  scopes!: ApiKeyScope[];

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_by_name', type: 'text' })
  createdByName!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  /** The client's IP address. */
  @Column({ name: 'last_used_from', type: 'text', nullable: true })
  lastUsedFrom!: string | null;
}
