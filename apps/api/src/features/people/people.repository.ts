import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MemberDto, PageQueryDto } from '@ringdown/contracts';
import { DataSource } from 'typeorm';

import { idPart, readCursor, rowsToRead, textPart } from '../../platform/paging/cursor.js';

@Injectable()
export class PeopleRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By name; one row more than the page shows. */
  async list(projectId: string, query: PageQueryDto): Promise<MemberDto[]> {
    const [name = null, id = null] = readCursor(query, [textPart, idPart]) ?? [];
    const rows: MemberDto[] = await this.dataSource.query(
      `SELECT u.id AS "userId", u.name, u.email, m.role, coalesce(owned.phones, '[]') AS phones
       FROM members m
       JOIN users u ON u.id = m.user_id
       LEFT JOIN LATERAL (
         SELECT json_agg(
           json_build_object('id', p.id, 'number', p.number, 'verified', p.verified_at IS NOT NULL)
           ORDER BY p.position, p.created_at, p.id) AS phones
         FROM phones p
         WHERE p.user_id = u.id
       ) owned ON true
       WHERE m.project_id = $1 AND ($2::text IS NULL OR (u.name, u.id) > ($2, $3::uuid))
       ORDER BY u.name, u.id
       LIMIT $4`,
      [projectId, name, id, rowsToRead(query)],
    );
    return rows;
  }
}
