import { Injectable } from '@nestjs/common';
import type { MemberRemovalDto } from '@ringdown/contracts';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { assertVersion, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { assertMayChange, assertNotLastOwner } from './membership-rules.js';
import {
  PeopleRepository,
  type KnownMember,
  type MemberKey,
  type MembersOfProject,
} from './people.repository.js';
import { noSuchMember } from './people.service.js';
import { removalOf } from './removal.js';
import { RemovalsRepository } from './removals.repository.js';
import { roleOfActor } from './role-of-actor.js';

/** How people leave a project, and what that leaves behind. */
@Injectable()
export class Removals {
  constructor(
    private readonly people: PeopleRepository,
    private readonly repository: RemovalsRepository,
    private readonly plans: RoutingPlans,
    private readonly audit: AuditLog,
  ) {}

  /** What would happen; nothing is changed. */
  async describe(key: MemberKey): Promise<MemberRemovalDto> {
    const member = await this.people.find(key);
    if (member === undefined) throw noSuchMember();
    return removalOf({ userId: key.userId, name: member.name }, await this.repository.read(key));
  }

  async remove(key: MemberKey, expected: ExpectedVersion): Promise<void> {
    await this.change(key, async (members, member) => {
      assertMayChange(await roleOfActor(members), member.role);
      assertVersion(expected, member.version);
    });
  }

  /** Everybody may leave, whatever their role. */
  async leave(key: MemberKey): Promise<void> {
    await this.change(key, () => Promise.resolve());
  }

  /** @param check throws when the person has to stay. */
  private async change(
    key: MemberKey,
    check: (members: MembersOfProject, member: KnownMember) => Promise<void>,
  ): Promise<void> {
    await this.people.change(key.projectId, async (members) => {
      const member = await members.find(key.userId);
      if (member === undefined) throw noSuchMember();
      await check(members, member);
      if (member.role === 'owner') assertNotLastOwner(member.name, await members.countOwners());

      const { email, role, name } = member;
      const { rules, teams, schedules, emptyLayers } = removalOf(
        member,
        await this.repository.read(key, members.tx),
      );
      await members.remove(key.userId);
      await this.audit.record(members.tx, {
        action: 'member.removed',
        projectId: key.projectId,
        target: { id: key.userId, name },
        before: { email, role, rules, teams, schedules, emptyLayers },
      });
    });
    await this.plans.refresh();
  }
}
