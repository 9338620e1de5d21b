import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('team_members')
@Check('team_members_position_check', 'position >= 1')
@Index('team_members_by_user', ['projectId', 'userId'])
@ForeignKey('TeamEntity', ['teamId', 'projectId'], ['id', 'projectId'], {
  name: 'team_members_team_id_project_id_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('MemberEntity', ['projectId', 'userId'], ['projectId', 'userId'], {
  name: 'team_members_project_id_user_id_fkey',
  onDelete: 'CASCADE',
})
export class TeamMemberEntity {
  @PrimaryColumn({ name: 'team_id', type: 'uuid' })
  teamId!: string;

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId!: string;

  /** 1 comes first; there may be gaps where somebody has left. */
  @Column({ type: 'integer' })
  position!: number;
}
