import type { MemberRole } from '@ringdown/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('members')
@Check('members_role_check', "role IN ('owner', 'admin', 'responder', 'viewer')")
@ForeignKey('ProjectEntity', ['projectId'], ['id'], {
  name: 'members_project_id_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('UserEntity', ['userId'], ['id'], {
  name: 'members_user_id_fkey',
  onDelete: 'CASCADE',
})
@Index('members_by_user', ['userId'])
export class MemberEntity {
  @PrimaryColumn({ name: 'project_id', type: 'uuid' })
  projectId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  role!: MemberRole;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
