import { Injectable } from '@nestjs/common';
import type { CreateScheduleDto, ScheduleDto } from '@ringdown/contracts';
import { QueryFailedError, type EntityManager } from 'typeorm';

import { DomainError } from '../../platform/errors/domain-error.js';
import { SchedulesService } from '../schedules/schedules.service.js';
import { TeamsService } from '../teams/teams.service.js';
import type { ChangeOf, ProjectChange } from './compare-files.js';
import type { Names } from './names.js';
import type { FileSchedule } from './project-file.js';
import type { ProjectState } from './to-file.js';
import { WholePoliciesService } from './whole-policies.service.js';

/** Where changes are made. */
export type Scene = { tx: EntityManager; projectId: string; state: ProjectState };

/** Makes the changes of a plan, each by the feature that it belongs to. */
@Injectable()
export class ProjectChanges {
  constructor(
    private readonly teams: TeamsService,
    private readonly schedules: SchedulesService,
    private readonly policies: WholePoliciesService,
  ) {}

  /** @param changes in an order in which each is possible. */
  async make(changes: readonly ProjectChange[], scene: Scene): Promise<void> {
    for (const change of changes) {
      await refusingInTheFile(change, () => this.makeOne(change, scene));
    }
  }

  private makeOne(change: ProjectChange, scene: Scene): Promise<void> {
    switch (change.kind) {
      case 'team':
        return this.makeTeam(change, scene);
      case 'schedule':
        return this.makeSchedule(change, scene);
      case 'policy':
        return this.policies.make(change, scene);
      case 'caller-entry':
        return this.policies.makeEntry(change, scene);
    }
  }

  private async makeTeam(change: ChangeOf<'team'>, { tx, projectId, state }: Scene): Promise<void> {
    const { names } = state;
    if (change.act === 'delete') {
      await this.teams.removeWithin(tx, { projectId, teamId: names.getId('team', change.name) });
      return;
    }
    const { members, ...fields } = change.after;
    const dto = { ...fields, userIds: members.map((email) => names.getId('user', email)) };
    if (change.act === 'create') {
      const { id, name } = await this.teams.createWithin(tx, projectId, dto);
      names.learn('team', name, id);
    } else {
      const teamId = names.getId('team', change.name);
      await this.teams.updateWithin(tx, { projectId, teamId }, dto);
    }
  }

  private async makeSchedule(
    change: ChangeOf<'schedule'>,
    { tx, projectId, state }: Scene,
  ): Promise<void> {
    const { names } = state;
    if (change.act === 'create') {
      const dto = toScheduleDto(change.after, names);
      const { id, name } = await this.schedules.createWithin(tx, projectId, dto);
      names.learn('schedule', name, id);
      return;
    }
    const key = { projectId, scheduleId: names.getId('schedule', change.name) };
    if (change.act === 'delete') {
      await this.schedules.removeWithin(tx, key);
      return;
    }
    const present = state.schedules.find(({ id }) => id === key.scheduleId);
    await this.schedules.updateWithin(tx, key, toScheduleDto(change.after, names, present));
  }
}

/** @param present whose layers keep their ids where they keep their names. */
export function toScheduleDto(
  { layers, ...fields }: FileSchedule,
  names: Names,
  present?: ScheduleDto,
): CreateScheduleDto {
  const ids = (people: readonly string[]) => people.map((email) => names.getId('user', email));
  const free = [...(present?.layers ?? [])];
  const idFor = ({ kind, name }: FileSchedule['layers'][number]) => {
    const index = free.findIndex((layer) => layer.kind === kind && layer.name === name);
    const [kept] = index < 0 ? [] : free.splice(index, 1);
    return kept === undefined ? {} : { id: kept.id };
  };
  return {
    ...fields,
    layers: layers.map((layer) =>
      layer.kind === 'rotation'
        ? { ...layer, ...idFor(layer), members: layer.members.map(ids) }
        : {
            ...layer,
            ...idFor(layer),
            shifts: layer.shifts.map(({ from, to, people }) => ({ from, to, people: ids(people) })),
          },
    ),
  };
}

const deadlock = '40P01';
const sections = {
  team: 'teams',
  schedule: 'schedules',
  policy: 'policies',
  'caller-entry': 'callers',
} as const satisfies Record<ProjectChange['kind'], string>;

/** What a feature refuses is told by the place in the file that asks for it. */
async function refusingInTheFile(change: ProjectChange, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (isDeadlock(error)) throw changedMeanwhile();
    if (!(error instanceof DomainError) || !('place' in change)) throw error;
    const { fieldErrors = { '': [error.detail] } } = error;
    const at = `${sections[change.kind]}.${String(change.place)}`;
    const told = Object.entries(fieldErrors).map(([field, sentences]) => [
      field === '' ? at : `${at}.${field}`,
      sentences,
    ]);
    throw new DomainError(
      error.code,
      error.detail,
      Object.fromEntries(told) as Record<string, string[]>,
    );
  }
}

function isDeadlock(error: unknown): boolean {
  return (
    error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === deadlock
  );
}

/** What was looked at is not what there is. */
export function changedMeanwhile(): DomainError {
  return new DomainError(
    'conflict',
    'The project has changed since this plan was made. Look at the new plan, then apply that.',
  );
}
