import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

import type { Candidate } from './match-people.js';

@Injectable()
export class CandidatesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Everybody of the project who may be meant by a calendar. */
  async list(projectId: string): Promise<Candidate[]> {
    return this.dataSource.query<Candidate[]>(
      `SELECT u.id AS "userId", u.name, u.email
       FROM members m JOIN users u ON u.id = m.user_id
       WHERE m.project_id = $1
       ORDER BY u.name, u.id`,
      [projectId],
    );
  }
}
