import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MemberRole, ProjectMembershipDto } from '@ringdown/contracts';
import { DataSource } from 'typeorm';

/** Who belongs to which project, and as what. */
@Injectable()
export class MembershipRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Undefined for strangers, and for projects that do not exist. */
  async findRole(projectId: string, userId: string): Promise<MemberRole | undefined> {
    const rows: { role: MemberRole }[] = await this.dataSource.query(
      'SELECT role FROM members WHERE project_id = $1 AND user_id = $2',
      [projectId, userId],
    );
    return rows[0]?.role;
  }

  /** By name. */
  async listProjects(userId: string): Promise<ProjectMembershipDto[]> {
    const rows: ProjectMembershipDto[] = await this.dataSource.query(
      `SELECT p.id, p.name, m.role
       FROM members m JOIN projects p ON p.id = m.project_id
       WHERE m.user_id = $1
       ORDER BY p.name, p.id`,
      [userId],
    );
    return rows;
  }
}
