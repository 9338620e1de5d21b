import { Injectable } from '@nestjs/common';
import type {
  CreateShiftSwapDto,
  PageDto,
  ShiftSwapDto,
  ShiftSwapsQueryDto,
} from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { currentActing } from '../../platform/access/acting.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { PeopleService } from '../people/people.service.js';
import { HandOvers, type Transfer } from '../schedules/hand-overs.service.js';
import { toShiftSwapDto, type ShiftSwapRow } from './shift-swap.mapper.js';
import { ShiftSwapsRepository, type SwapKey } from './shift-swaps.repository.js';
import { SwapNews, type SwapAction } from './swap-news.service.js';
import {
  assertColleague,
  assertIs,
  assertNotTooMany,
  assertOpen,
  assertSchedules,
  assertTakesShifts,
  assertTimes,
} from './swap-rules.js';

const dayMs = 86_400_000;

/** Shifts that change hands because both people want it. */
@Injectable()
export class ShiftSwaps {
  constructor(
    private readonly repository: ShiftSwapsRepository,
    private readonly handOvers: HandOvers,
    private readonly people: PeopleService,
    private readonly clock: Clock,
    private readonly news: SwapNews,
  ) {}

  async list(projectId: string, query: ShiftSwapsQueryDto): Promise<PageDto<ShiftSwapDto>> {
    const now = this.clock.now();
    const seesAll = await this.repository.transaction((tx) => this.governs(tx, projectId));
    const party = seesAll && query.mine !== true ? null : (actorId() ?? nobody);
    const rows = await this.repository.list(projectId, query, { party, now });
    return toPage(rows, query, {
      item: (row) => toShiftSwapDto(row, now),
      cursor: ({ created_at: created, id }) => [String(created.getTime()), id],
    });
  }

  async ask(projectId: string, body: CreateShiftSwapDto): Promise<ShiftSwapDto> {
    const askerId = personWhoAsks();
    const asked = inLowerCase(body);
    return this.repository.transaction(async (tx) => {
      const found = await this.handOvers.lock(tx, projectId, {
        scheduleIds: [asked.scheduleId, ...(asked.inReturn ? [asked.inReturn.scheduleId] : [])],
        userIds: [askerId],
        named: [{ userId: asked.userId, path: 'userId' }],
      });
      // Whoever asks may have left since the request came in.
      await this.people.roleOfActor(tx, projectId);
      assertSchedules(asked, found);
      const role = await this.repository.roleOf(tx, projectId, asked.userId);
      assertColleague(askerId, { userId: asked.userId, role });
      const createdAt = this.clock.now();
      assertTimes(asked, createdAt);
      const since = new Date(createdAt.getTime() - dayMs);
      assertNotTooMany(await this.repository.countSince(tx, { projectId, askerId, since }));

      const { userId: askedId, inReturn, message = '', ...shift } = asked;
      const swapId = await this.repository.create(tx, {
        ...{ projectId, askerId, askedId, shift, inReturn, message, createdAt },
      });
      const swap = assertFound(await this.repository.find(tx, { projectId, swapId }));
      for (const transfer of transfersOf(projectId, swap)) {
        await this.handOvers.assertPossible(tx, transfer);
      }
      return this.tell(tx, 'shift-swap.requested', { projectId, swapId });
    });
  }

  /** The shifts change hands here and now, or nothing happens. */
  async accept(key: SwapKey): Promise<ShiftSwapDto> {
    return this.handOvers.change(async (tx) => {
      const seen = await this.see(tx, key, await this.repository.find(tx, key));
      const transfers = transfersOf(key.projectId, seen);
      await this.handOvers.lock(tx, key.projectId, {
        scheduleIds: transfers.map(({ scheduleId }) => scheduleId),
        userIds: [seen.asker.userId, seen.asked.userId],
      });
      // Only now nobody else can change any of it; schedules come before people, and people before requests.
      const swap = assertFound(await this.repository.lock(tx, key));
      assertIs(actorId(), swap.asked);
      const now = this.clock.now();
      assertOpen(swap, now);
      if (swap.return_schedule !== null) {
        const role = await this.repository.roleOf(tx, key.projectId, swap.asker.userId);
        assertTakesShifts(swap, role);
      }
      for (const transfer of transfers) await this.handOvers.perform(tx, transfer);
      await this.repository.close(tx, key, { state: 'accepted', at: now });
      return this.tell(tx, 'shift-swap.accepted', key);
    });
  }

  async decline(key: SwapKey): Promise<ShiftSwapDto> {
    return this.repository.transaction(async (tx) => {
      const swap = await this.see(tx, key, await this.repository.lock(tx, key));
      assertIs(actorId(), swap.asked);
      const now = this.clock.now();
      assertOpen(swap, now);
      await this.repository.close(tx, key, { state: 'declined', at: now });
      return this.tell(tx, 'shift-swap.declined', key);
    });
  }

  async withdraw(key: SwapKey): Promise<ShiftSwapDto> {
    return this.repository.transaction(async (tx) => {
      const swap = await this.see(tx, key, await this.repository.lock(tx, key));
      assertIs(actorId(), swap.asker);
      const now = this.clock.now();
      assertOpen(swap, now);
      await this.repository.close(tx, key, { state: 'withdrawn', at: now });
      return this.tell(tx, 'shift-swap.withdrawn', key);
    });
  }

  /** To everybody else in the project it is not there. */
  private async see(
    tx: EntityManager,
    { projectId }: SwapKey,
    found: ShiftSwapRow | undefined,
  ): Promise<ShiftSwapRow> {
    const swap = assertFound(found);
    const isParty = [swap.asker.userId, swap.asked.userId].some((id) => id === actorId());
    if (isParty || (await this.governs(tx, projectId))) return swap;
    throw noSuchSwap();
  }

  private async governs(tx: EntityManager, projectId: string): Promise<boolean> {
    const role = await this.people.roleOfActor(tx, projectId);
    return role === 'owner' || role === 'admin';
  }

  private async tell(tx: EntityManager, action: SwapAction, key: SwapKey): Promise<ShiftSwapDto> {
    const row = assertFound(await this.repository.find(tx, key));
    return this.news.tell(tx, action, { projectId: key.projectId, row });
  }
}

/** Matches no account. */
const nobody = '00000000-0000-0000-0000-000000000000';

function transfersOf(projectId: string, swap: ShiftSwapRow): Transfer[] {
  const { asker, asked } = swap;
  const given: Transfer = {
    projectId,
    scheduleId: swap.schedule.scheduleId,
    giver: asker,
    taker: asked,
    from: swap.starts_at,
    to: swap.ends_at,
  };
  if (swap.return_schedule === null) return [given];
  const returned: Transfer = {
    projectId,
    scheduleId: swap.return_schedule.scheduleId,
    giver: asked,
    taker: asker,
    from: swap.return_starts_at,
    to: swap.return_ends_at,
  };
  return [given, returned];
}

function inLowerCase({ inReturn, ...body }: CreateShiftSwapDto): CreateShiftSwapDto {
  return {
    ...body,
    userId: body.userId.toLowerCase(),
    scheduleId: body.scheduleId.toLowerCase(),
    ...(inReturn === undefined
      ? {}
      : {
          inReturn: {
            scheduleId: inReturn.scheduleId.toLowerCase(),
            from: inReturn.from,
            to: inReturn.to,
          },
        }),
  };
}

function actorId(): string | null {
  const { actor } = currentActing();
  return actor.kind === 'person' ? actor.id : null;
}

function personWhoAsks(): string {
  const id = actorId();
  if (id !== null) return id;
  throw new DomainError('forbidden', 'Only people have shifts to hand over; an API key has none.');
}

function assertFound(swap: ShiftSwapRow | undefined): ShiftSwapRow {
  if (swap !== undefined) return swap;
  throw noSuchSwap();
}

function noSuchSwap(): DomainError {
  return new DomainError(
    'not-found',
    'There is no such request. Its schedule may have been deleted, or one of the two people may have left.',
  );
}
