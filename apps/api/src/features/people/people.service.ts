import { Injectable } from '@nestjs/common';
import type { MemberDto, MemberRole, PageDto, PageQueryDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { assertVersion, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { MemberEntity } from './member.entity.js';
import { toMemberDto } from './member.mapper.js';
import { assertMayChange, assertNotLastOwner, assertNotMadeByKey } from './membership-rules.js';
import {
  MembersOfProject,
  PeopleRepository,
  type AddressedMember,
  type KnownMember,
  type MemberKey,
} from './people.repository.js';
import { roleOfActor } from './role-of-actor.js';

/** The people of a project and the phones on which they are rung. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly repository: PeopleRepository,
    private readonly audit: AuditLog,
  ) {}

  async list(projectId: string, query: PageQueryDto): Promise<PageDto<MemberDto>> {
    const members = await this.repository.list(projectId, query);
    return toPage(members, query, { item: toMemberDto, cursor: ({ name, id }) => [name, id] });
  }

  /** Everybody, as they are; @param lock keeps everybody in the project until the transaction ends. */
  all(tx: EntityManager, projectId: string, lock: boolean): Promise<AddressedMember[]> {
    return this.repository.all(tx, projectId, lock);
  }

  async get(key: MemberKey): Promise<MemberDto> {
    const row = await this.repository.find(key);
    if (row === undefined) throw noSuchMember();
    return toMemberDto(row);
  }

  async changeRole(
    key: MemberKey,
    role: MemberRole,
    expected: ExpectedVersion,
  ): Promise<MemberDto> {
    await this.repository.change(key.projectId, async (members) => {
      const own = await roleOfActor(members);
      const member = await members.find(key.userId);
      if (member === undefined) throw noSuchMember();
      assertVersion(expected, member.version);
      assertMayChange(own, member.role, role);
      if (member.role === role) return;
      assertNotMadeByKey(role);
      if (member.role === 'owner') assertNotLastOwner(member.name, await members.countOwners());
      await members.setRole(key.userId, role);
      await this.audit.record(members.tx, {
        action: 'member.updated',
        projectId: key.projectId,
        target: { id: key.userId, name: member.name },
        before: { role: member.role },
        after: { role },
      });
    });
    return this.get(key);
  }

  /** The role of whoever acts, as it is at this moment; @param tx has locked the project. */
  roleOfActor(tx: EntityManager, projectId: string): Promise<MemberRole> {
    return roleOfActor(new MembersOfProject(tx, projectId));
  }

  /** @throws {DomainError} when an API key wants to make somebody who may make keys. */
  assertNotMadeByKey(role: MemberRole): void {
    assertNotMadeByKey(role);
  }

  findByEmail(
    tx: EntityManager,
    { projectId, email }: { projectId: string; email: string },
  ): Promise<KnownMember | undefined> {
    return new MembersOfProject(tx, projectId).findByEmail(email);
  }

  /** @param tx in which the project was just made, or the invitation used up. */
  async add(
    tx: EntityManager,
    member: Omit<KnownMember, 'version'> & { projectId: string; invitedBy?: string },
  ): Promise<void> {
    const { projectId, userId, role, name, email, invitedBy } = member;
    await tx.insert(MemberEntity, { projectId, userId, role });
    await this.audit.record(tx, {
      action: 'member.joined',
      projectId,
      target: { id: userId, name },
      after: { email, role, ...(invitedBy === undefined ? {} : { invitedBy }) },
    });
  }
}

export function noSuchMember(): DomainError {
  return new DomainError('not-found', 'There is no such member in this project.');
}
