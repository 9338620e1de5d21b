import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** That an invitation was sent; counted so that nobody uses us to send many. */
@Entity('invitation_sendings')
@Index('invitation_sendings_by_email', ['email'])
@Index('invitation_sendings_by_sender', ['senderId'])
export class InvitationSendingEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  email!: string;

  /** A person or an API key. */
  @Column({ name: 'sender_id', type: 'uuid' })
  senderId!: string;

  @Column({ name: 'sent_at', type: 'timestamptz' })
  sentAt!: Date;
}
