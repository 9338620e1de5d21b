import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Name of the index that keeps team names apart, whatever their case. */
export const teamName = 'teams_by_name';

@Entity('teams')
@Check('teams_name_check', 'length(name) BETWEEN 1 AND 100')
@Unique('teams_id_project_id_key', ['id', 'projectId'])
// On an expression, which TypeORM cannot describe.
@Index(teamName, { synchronize: false })
@ForeignKey('ProjectEntity', ['projectId'], ['id'], {
  name: 'teams_project_id_fkey',
  onDelete: 'CASCADE',
})
export class TeamEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
