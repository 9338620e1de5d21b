import { Injectable } from '@nestjs/common';
import type { MemberDto, PageDto, PageQueryDto } from '@ringdown/contracts';

import { toPage } from '../../platform/paging/cursor.js';
import { PeopleRepository } from './people.repository.js';

/** The people of a project and the phones on which they are rung. */
@Injectable()
export class PeopleService {
  constructor(private readonly repository: PeopleRepository) {}

  async list(projectId: string, query: PageQueryDto): Promise<PageDto<MemberDto>> {
    const members = await this.repository.list(projectId, query);
    return toPage(members, query, {
      item: (member) => member,
      cursor: ({ name, userId }) => [name, userId],
    });
  }
}
