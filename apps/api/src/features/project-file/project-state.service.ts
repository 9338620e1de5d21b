import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { CallSmsConfigsService } from '../call-sms-configs/call-sms-configs.service.js';
import { PeopleService } from '../people/people.service.js';
import { SchedulesService } from '../schedules/schedules.service.js';
import { TeamsService } from '../teams/teams.service.js';
import { Names } from './names.js';
import type { ProjectState } from './to-file.js';
import { WholePoliciesService } from './whole-policies.service.js';

/** Reads all that a project file speaks of. */
@Injectable()
export class ProjectStates {
  constructor(
    private readonly people: PeopleService,
    private readonly configs: CallSmsConfigsService,
    private readonly teams: TeamsService,
    private readonly schedules: SchedulesService,
    private readonly policies: WholePoliciesService,
  ) {}

  /**
   * @param lock keeps everything as it is read until the transaction ends. The order is that of whoever changes one
   * thing: the people first, and a policy before what its rules ring, so that no two wait for each other.
   */
  async read(
    tx: EntityManager,
    projectId: string,
    { lock }: { lock: boolean },
  ): Promise<ProjectState> {
    const people = await this.people.all(tx, projectId, lock);
    const policies = await this.policies.all(tx, projectId, lock);
    const schedules = await this.schedules.all(tx, projectId, lock);
    const teams = await this.teams.all(tx, projectId, lock);
    const names = new Names({
      user: people.map(({ id, email }) => ({ id, name: email })),
      team: teams,
      schedule: schedules,
      policy: policies.policies.map(({ id, slug }) => ({ id, name: slug })),
      config: await this.configs.names(tx, projectId),
    });
    return { names, schedules, teams, ...policies };
  }
}
