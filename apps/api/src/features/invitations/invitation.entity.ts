import type { InvitationDelivery, MemberRole } from '@ringdown/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Name of the constraint that lets a project invite an address once at a time. */
export const oneForEachAddress = 'invitations_project_id_email_key';

@Entity('invitations')
@Check('invitations_role_check', "role IN ('owner', 'admin', 'responder', 'viewer')")
@Check('invitations_delivery_check', "delivery IN ('link', 'mail')")
@Unique(oneForEachAddress, ['projectId', 'email'])
@Unique('invitations_token_hash_key', ['tokenHash'])
@Index('invitations_by_sender', ['invitedBy'])
@ForeignKey('ProjectEntity', ['projectId'], ['id'], {
  name: 'invitations_project_id_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('UserEntity', ['invitedBy'], ['id'], {
  name: 'invitations_invited_by_fkey',
  onDelete: 'CASCADE',
})
export class InvitationEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string;

  /** In lower case. */
  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  role!: MemberRole;

  @Column({ name: 'token_hash', type: 'text' })
  tokenHash!: string;

  /** Null: an API key. */
  @Column({ name: 'invited_by', type: 'uuid', nullable: true })
  invitedBy!: string | null;

  @Column({ name: 'invited_by_name', type: 'text' })
  invitedByName!: string;

  @Column({ type: 'text' })
  delivery!: InvitationDelivery;

  @Column({ name: 'sent_at', type: 'timestamptz' })
  sentAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
