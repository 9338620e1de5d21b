import { Injectable } from '@nestjs/common';
import type { Schedule } from '@ringdown/on-call';
import type { EntityManager } from 'typeorm';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { findChange, findObstacle, type HandOver, type HandOverChange } from './hand-over.js';
import { assertPossible } from './override-rules.js';
import { OverridesRepository } from './overrides.repository.js';
import { toAnswerable } from './schedule-definition.js';
import { toDefinition } from './schedule.mapper.js';
import { SchedulesRepository, type ScheduleKey } from './schedules.repository.js';

/** A person of a hand-over, and what to call them in a refusal. */
type Party = { userId: string; name: string };

/** Who gives what to whom on a schedule. */
export type Transfer = ScheduleKey & { giver: Party; taker: Party; from: Date; to: Date };

/** Lets one person take a shift of another, with the consent of both; the caller has seen to that. */
@Injectable()
export class HandOvers {
  constructor(
    private readonly schedules: SchedulesRepository,
    private readonly overrides: OverridesRepository,
    private readonly clock: Clock,
  ) {}

  /** A transaction in which shifts change hands: as soon as it is over, calls ring whoever has them now. */
  change<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.schedules.change(work);
  }

  /**
   * Whoever changes these schedules at the same time waits, and whoever removes these people.
   *
   * @param held.named people who have to be members, and where the request names them.
   * @returns the schedules that there are.
   */
  async lock(
    tx: EntityManager,
    projectId: string,
    held: {
      scheduleIds: readonly string[];
      userIds: readonly string[];
      named?: readonly { userId: string; path: string }[];
    },
  ): Promise<Set<string>> {
    const found = new Set<string>();
    // Always in the same order, so that nobody waits for somebody who waits.
    for (const scheduleId of [...new Set(held.scheduleIds)].sort()) {
      const schedule = await this.schedules.lock(tx, { projectId, scheduleId });
      if (schedule !== undefined) found.add(scheduleId);
    }
    await this.schedules.holdPeople(tx, projectId, {
      named: held.named ?? [],
      present: held.userIds,
    });
    return found;
  }

  /**
   * @param tx has locked the schedule and the people.
   * @throws {DomainError} when the one has nothing to give, or the other could not take it.
   */
  async assertPossible(tx: EntityManager, transfer: Transfer): Promise<void> {
    const schedule = await this.read(tx, transfer);
    await this.findChange(schedule, transfer);
  }

  /**
   * Makes it so: afterwards the one is on call wherever the other one was, and nobody else is moved.
   *
   * @param tx has locked the schedule and the people.
   * @throws {DomainError} when that is not possible, or not any more.
   */
  async perform(tx: EntityManager, transfer: Transfer): Promise<void> {
    const schedule = await this.read(tx, transfer);
    const { cut, added } = await this.findChange(schedule, transfer);
    const key = { projectId: transfer.projectId, scheduleId: transfer.scheduleId };
    for (const override of cut) {
      await this.overrides.cutOut(tx, { ...key, overrideId: override.id }, transfer);
    }
    if (added === undefined) return;
    const now = this.clock.now();
    const others = await this.overrides.counting(key, now, tx);
    assertPossible(added, others, now.getTime());
    await this.overrides.create(tx, key, {
      kind: 'replace',
      user_id: transfer.giver.userId,
      by_user_id: transfer.taker.userId,
      starts_at: transfer.from,
      ends_at: transfer.to,
      created_at: now,
      // Neither of them takes it back alone.
      created_by: null,
      created_by_name: `${transfer.giver.name} and ${transfer.taker.name}`,
    });
  }

  private async findChange(schedule: Schedule, transfer: Transfer): Promise<HandOverChange> {
    const handOver = toHandOver(transfer);
    const { giver, taker } = transfer;
    switch (await findObstacle(schedule, handOver)) {
      case 'giver-off-call':
        throw new DomainError('conflict', `${giver.name} is not on call all that time.`);
      case 'taker-on-call':
        throw new DomainError('conflict', `${taker.name} is on call then anyway.`);
      case undefined:
    }
    const identity = { id: 'new', createdAt: this.clock.now().getTime() };
    const change = await findChange(schedule, handOver, identity);
    if (change !== undefined) return change;
    const sentence = `Other overrides keep ${taker.name} from being on call then. Ask an owner or admin of the project.`;
    throw new DomainError('conflict', sentence);
  }

  private async read(tx: EntityManager, transfer: Transfer): Promise<Schedule> {
    const row = await this.schedules.find(transfer, tx);
    if (row === undefined) throw new Error('The schedule was not locked.');
    const overrides = await this.overrides.during(transfer, toHandOver(transfer), tx);
    return toAnswerable(toDefinition(row), overrides);
  }
}

function toHandOver({ giver, taker, from, to }: Transfer): HandOver {
  return { giver: giver.userId, taker: taker.userId, from: from.getTime(), to: to.getTime() };
}
