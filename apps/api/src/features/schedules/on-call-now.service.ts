import { Inject, Injectable } from '@nestjs/common';
import type { GapDto, RuleTargetDto, SchedulePersonDto } from '@ringdown/contracts';
import { whoIsOnCall, type Schedule } from '@ringdown/on-call';
import type pg from 'pg';

import { Clock } from '../../platform/clock/clock.port.js';
import { POOL } from '../../platform/tokens.js';
import { gapsIn } from './laid-out.js';
import { findHandOff, toTime, toTimes } from './on-call-answer.js';
import { ScheduleSnapshots } from './schedule-snapshots.service.js';

/** Who is on call, until when, and when in the next two weeks nobody will be. */
export type ScheduleNow = Pick<RuleTargetDto, 'people' | 'until'> & { gaps: readonly GapDto[] };

const outlookMs = 14 * 86_400_000;

/** Answers for several schedules at once who is on call at this moment. */
@Injectable()
export class OnCallNow {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly snapshots: ScheduleSnapshots,
    private readonly clock: Clock,
  ) {}

  /** By id of the schedule. */
  async ask(scheduleIds: readonly string[]): Promise<Map<string, ScheduleNow>> {
    const now = this.clock.now();
    const at = now.getTime();
    const snapshots = await this.snapshots.read(this.pool, scheduleIds, now);
    const onCall = snapshots.flatMap(({ schedule }) => whoIsOnCall(schedule, at).people);
    const known = await this.findPeople(onCall);
    const answers = new Map<string, ScheduleNow>();
    for (const { id, schedule } of snapshots) {
      const until = await findHandOff(schedule, at);
      answers.set(id, {
        people: whoIsOnCall(schedule, at).people.flatMap((userId) => known.get(userId) ?? []),
        until: until === undefined ? null : toTime(until),
        gaps: await listGaps(schedule, at),
      });
    }
    return answers;
  }

  private async findPeople(userIds: readonly string[]): Promise<Map<string, SchedulePersonDto>> {
    if (userIds.length === 0) return new Map();
    const { rows } = await this.pool.query<SchedulePersonDto>(
      `SELECT u.id AS "userId", u.name, (
         SELECT p.number FROM phones p
         WHERE p.user_id = u.id AND p.verified_at IS NOT NULL
         ORDER BY p.position, p.created_at, p.id
         LIMIT 1) AS phone
       FROM users u WHERE u.id = ANY ($1::uuid[])`,
      [userIds],
    );
    return new Map(rows.map((person) => [person.userId, person]));
  }
}

/** In their order; a gap that goes on behind the two weeks is cut there. */
async function listGaps(schedule: Schedule, at: number): Promise<GapDto[]> {
  return (await gapsIn(schedule, { from: at, to: at + outlookMs })).map(toTimes);
}
