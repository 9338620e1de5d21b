import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('projects')
@Check('projects_name_check', 'length(name) BETWEEN 1 AND 100')
export class ProjectEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'masks_caller_numbers', type: 'boolean', default: false })
  masksCallerNumbers!: boolean;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
