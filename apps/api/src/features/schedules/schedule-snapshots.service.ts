import { Injectable } from '@nestjs/common';
import type { Override, Schedule } from '@ringdown/on-call';
import type pg from 'pg';

import { overridesAsOne } from './overrides-as-one.js';
import { toAnswerable } from './schedule-definition.js';
import { toDefinition, type DefinitionRow } from './schedule.mapper.js';

/** A schedule as the library answers questions to it. */
export type ScheduleSnapshot = { id: string; name: string; schedule: Schedule };

type Row = DefinitionRow & { id: string; name: string };
type OverridesRow = { schedule_id: string; overrides: Override[] };

/** Reads schedules as plain data, with all that can still put somebody on call. */
@Injectable()
export class ScheduleSnapshots {
  /**
   * @param db a connection in whose transaction all of them are read, or a pool.
   * @param since overrides that ended before are left out: they put nobody on call any more.
   */
  async read(
    db: Pick<pg.ClientBase, 'query'>,
    ids: readonly string[],
    since: Date,
  ): Promise<ScheduleSnapshot[]> {
    if (ids.length === 0) return [];
    const { rows } = await db.query<Row>(selectSchedules, [ids]);
    const overrides = await db.query<OverridesRow>(selectOverrides, [ids, since]);
    const overridesOf = new Map(overrides.rows.map((row) => [row.schedule_id, row.overrides]));
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      schedule: toAnswerable(toDefinition(row), overridesOf.get(row.id)),
    }));
  }
}

const selectSchedules = `
  SELECT s.id, s.name, s.time_zone, s.mode, s.holiday_calendars, coalesce((
    SELECT json_agg(json_build_object('id', l.id, 'name', l.name, 'kind', l.kind,
      'definition', l.definition, 'people', coalesce((
        SELECT json_agg(json_build_array(lp.turn, lp.user_id) ORDER BY lp.turn, lp.position)
        FROM schedule_layer_people lp
        WHERE lp.schedule_id = l.schedule_id AND lp.layer_id = l.id), '[]')) ORDER BY l.position)
    FROM schedule_layers l WHERE l.schedule_id = s.id), '[]') AS layers
  FROM schedules s
  WHERE s.id = ANY ($1::uuid[])
  ORDER BY s.id`;

const selectOverrides = `
  SELECT schedule_id, ${overridesAsOne} AS overrides
  FROM schedule_overrides
  WHERE schedule_id = ANY ($1::uuid[]) AND ends_at > $2
  GROUP BY schedule_id`;
