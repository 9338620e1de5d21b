import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { SchedulePersonDto, SchedulesQueryDto } from '@ringdown/contracts';
import type { Interval } from '@ringdown/on-call';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';

import { brokenUniqueConstraint } from '../../platform/database/unique-constraint.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { idPart, readCursor, rowsToRead, textPart } from '../../platform/paging/cursor.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { fieldErrors, type NamedPerson } from './schedule-definition.js';
import { toLayerRow, type Definition, type ScheduleRow } from './schedule.mapper.js';

/** Which schedule of which project. */
export type ScheduleKey = { projectId: string; scheduleId: string };

/** All that a person may set on a schedule. */
export type ScheduleFields = Definition & { name: string; description: string };

const personWithPhone = `
  json_build_object('userId', u.id, 'name', u.name, 'phone', (
    SELECT p.number FROM phones p
    WHERE p.user_id = u.id AND p.verified_at IS NOT NULL
    ORDER BY p.position, p.created_at, p.id
    LIMIT 1))`;

const selectSchedules = `
  SELECT s.id, s.name, s.description, s.time_zone, s.mode, s.holiday_calendars, s.version,
    s.created_at, s.updated_at, lower(s.name) AS sort_name,
    coalesce((
      SELECT json_agg(json_build_object('id', l.id, 'name', l.name, 'kind', l.kind,
        'definition', l.definition, 'people', coalesce((
          SELECT json_agg(json_build_array(lp.turn, lp.user_id) ORDER BY lp.turn, lp.position)
          FROM schedule_layer_people lp
          WHERE lp.schedule_id = l.schedule_id AND lp.layer_id = l.id), '[]')) ORDER BY l.position)
      FROM schedule_layers l WHERE l.schedule_id = s.id), '[]') AS layers,
    coalesce((
      SELECT json_agg(${personWithPhone} ORDER BY u.name, u.id)
      FROM users u
      WHERE u.id IN (
        SELECT lp.user_id FROM schedule_layer_people lp WHERE lp.schedule_id = s.id)), '[]') AS people
  FROM schedules s
  WHERE s.project_id = $1`;

/** One row more than the page shows. */
const onPage = `AND ($2::text IS NULL OR (lower(s.name), s.id) > ($2, $3::uuid))
   AND ($4::text IS NULL OR strpos(lower(s.name), lower($4)) > 0)
   ORDER BY lower(s.name), s.id
   LIMIT $5`;

/** Of one page, as stored: what is read and sent at once must not keep calls waiting. */
const mostBytes = 500_000;
const bytesOfPerson = 30;

function placeOf(projectId: string, query: SchedulesQueryDto): unknown[] {
  const [name = null, id = null] = readCursor(query, [textPart, idPart]) ?? [];
  return [projectId, name, id, query.q ?? null, rowsToRead(query)];
}

@Injectable()
export class SchedulesRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly plans: RoutingPlans,
  ) {}

  /** By name, whatever its case; one row more than the page shows. */
  async list(projectId: string, query: SchedulesQueryDto): Promise<ScheduleRow[]> {
    const rows: ScheduleRow[] = await this.dataSource.query(
      `${selectSchedules} ${onPage}`,
      placeOf(projectId, query),
    );
    return rows;
  }

  /** How many schedules a page may hold: fewer than are asked for when they are long, and always one. */
  async lengthOfPage(projectId: string, query: SchedulesQueryDto): Promise<number> {
    const [{ length } = { length: 1 }] = await this.dataSource.query<{ length: number }[]>(
      `SELECT count(*)::integer AS length FROM (
         SELECT sum(size) OVER (ORDER BY place) AS total, place FROM (
           SELECT row_number() OVER (ORDER BY lower(s.name), s.id) AS place,
             coalesce((SELECT sum(pg_column_size(definition)) FROM schedule_layers WHERE schedule_id = s.id), 0)
             + (SELECT count(*) * ${String(bytesOfPerson)} FROM schedule_layer_people WHERE schedule_id = s.id) AS size
           FROM schedules s WHERE s.project_id = $1 ${onPage}) AS each) AS page
       WHERE total <= ${String(mostBytes)} OR place = 1`,
      placeOf(projectId, query),
    );
    return Math.max(1, Math.min(length, rowsToRead(query) - 1));
  }

  async find(
    { projectId, scheduleId }: ScheduleKey,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ScheduleRow | undefined> {
    const rows: ScheduleRow[] = await manager.query(`${selectSchedules} AND s.id = $2`, [
      projectId,
      scheduleId,
    ]);
    return rows[0];
  }

  /** All of a project; nobody changes one until the transaction ends. */
  async lockAll(tx: EntityManager, projectId: string): Promise<void> {
    await tx.query('SELECT FROM schedules WHERE project_id = $1 ORDER BY id FOR UPDATE', [
      projectId,
    ]);
  }

  async all(tx: EntityManager, projectId: string): Promise<ScheduleRow[]> {
    const rows: ScheduleRow[] = await tx.query(selectSchedules, [projectId]);
    return rows;
  }

  /** Members among these people, by name. */
  async people(projectId: string, userIds: readonly string[]): Promise<SchedulePersonDto[]> {
    const rows: { person: SchedulePersonDto }[] = await this.dataSource.query(
      `SELECT ${personWithPhone} AS person
       FROM members m JOIN users u ON u.id = m.user_id
       WHERE m.project_id = $1 AND u.id = ANY($2::uuid[])
       ORDER BY u.name, u.id`,
      [projectId, userIds],
    );
    return rows.map(({ person }) => person);
  }

  /** Schedules whose layers name a person, or whose overrides put them on call at some moment of the period; by name. */
  async idsNaming({
    projectId,
    userId,
    period,
  }: {
    projectId: string;
    userId: string;
    period: Interval;
  }): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT s.id FROM schedules s
       WHERE s.project_id = $1 AND s.id IN (
         SELECT schedule_id FROM schedule_layer_people WHERE project_id = $1 AND user_id = $2
         UNION
         SELECT schedule_id FROM schedule_overrides
         WHERE project_id = $1 AND (user_id = $2 OR by_user_id = $2) AND ends_at > $3 AND starts_at < $4)
       ORDER BY lower(s.name), s.id`,
      [projectId, userId, new Date(period.from), new Date(period.to)],
    );
    return rows.map(({ id }) => id);
  }

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /** A transaction that changes who is on call: as soon as it is over, calls ring them. */
  async change<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    const result = await this.dataSource.transaction(work);
    await this.plans.refresh();
    return result;
  }

  /** Whoever changes the schedule at the same time waits. */
  async lock(tx: EntityManager, key: ScheduleKey): Promise<ScheduleRow | undefined> {
    await tx.query('SELECT FROM schedules WHERE project_id = $1 AND id = $2 FOR NO KEY UPDATE', [
      key.projectId,
      key.scheduleId,
    ]);
    return this.find(key, tx);
  }

  /**
   * Makes sure that these people stay members until the transaction ends. It comes after the schedule is locked, because
   * whoever removes a member holds the member and never waits for a schedule; and before anything is written, because
   * the one who writes first counts the version of routing, and holds it until the end.
   *
   * @param present people whose places in layers are about to be given up, who need not be members any more.
   * @throws {DomainError} when one of those who are named is no member.
   */
  async holdPeople(
    tx: EntityManager,
    projectId: string,
    { named, present = [] }: { named: readonly NamedPerson[]; present?: readonly string[] },
  ): Promise<void> {
    const ids = [...named.map(({ userId }) => userId), ...present].filter((id) => isUUID(id));
    const rows: { user_id: string }[] = await tx.query(
      `SELECT user_id FROM members WHERE project_id = $1 AND user_id = ANY($2::uuid[])
       ORDER BY user_id FOR KEY SHARE`,
      [projectId, [...new Set(ids)]],
    );
    const members = new Set(rows.map(({ user_id: id }) => id));
    const strangers = named.filter(({ userId }) => !members.has(userId));
    if (strangers.length === 0) return;
    const message = 'Choose people of this project.';
    throw new DomainError(
      'invalid-request',
      'Some fields need your attention.',
      fieldErrors(strangers.map(({ path }) => ({ path, message }))),
    );
  }

  async create(tx: EntityManager, projectId: string, fields: ScheduleFields): Promise<string> {
    const { name, description, timeZone, mode, holidayCalendars } = fields;
    const [row] = await assertNameIsFree(
      tx.query<{ id: string }[]>(
        `INSERT INTO schedules (project_id, name, description, time_zone, mode, holiday_calendars)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [projectId, name, description, timeZone, mode, JSON.stringify(holidayCalendars)],
      ),
    );
    const { id: scheduleId = '' } = row ?? {};
    await this.addLayers(tx, { projectId, scheduleId }, fields);
    return scheduleId;
  }

  async update(
    tx: EntityManager,
    key: ScheduleKey,
    { updatedAt, ...fields }: ScheduleFields & { updatedAt: Date },
  ): Promise<void> {
    const { name, description, timeZone, mode, holidayCalendars } = fields;
    await assertNameIsFree(
      tx.query(
        `UPDATE schedules SET name = $3, description = $4, time_zone = $5, mode = $6,
           holiday_calendars = $7, updated_at = $8, version = version + 1
         WHERE project_id = $1 AND id = $2`,
        [
          key.projectId,
          key.scheduleId,
          name,
          description,
          timeZone,
          mode,
          JSON.stringify(holidayCalendars),
          updatedAt,
        ],
      ),
    );
  }

  /** @param definition whose people are held. */
  async replaceLayers(tx: EntityManager, key: ScheduleKey, definition: Definition): Promise<void> {
    await tx.query('DELETE FROM schedule_layers WHERE schedule_id = $1 AND project_id = $2', [
      key.scheduleId,
      key.projectId,
    ]);
    await this.addLayers(tx, key, definition);
  }

  async remove(tx: EntityManager, { projectId, scheduleId }: ScheduleKey): Promise<void> {
    await tx.query('DELETE FROM schedules WHERE project_id = $1 AND id = $2', [
      projectId,
      scheduleId,
    ]);
  }

  private async addLayers(
    tx: EntityManager,
    { projectId, scheduleId }: ScheduleKey,
    definition: Definition,
  ): Promise<void> {
    const layers = definition.layers.map(toLayerRow);
    await tx.query(
      `INSERT INTO schedule_layers (schedule_id, project_id, id, position, name, kind, definition)
       SELECT $1, $2, (layer ->> 'id')::uuid, place, layer ->> 'name', layer ->> 'kind', layer -> 'definition'
       FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS each (layer, place)`,
      [scheduleId, projectId, JSON.stringify(layers)],
    );
    await tx.query(
      `INSERT INTO schedule_layer_people (schedule_id, project_id, layer_id, turn, user_id, position)
       SELECT $1, $2, (layer ->> 'id')::uuid, (named ->> 0)::integer, (named ->> 1)::uuid, place
       FROM jsonb_array_elements($3::jsonb) layer,
         jsonb_array_elements(layer -> 'people') WITH ORDINALITY AS each (named, place)`,
      [scheduleId, projectId, JSON.stringify(layers)],
    );
  }
}

async function assertNameIsFree<Result>(writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (error) {
    if (brokenUniqueConstraint(error) !== 'schedules_by_name') throw error;
    const sentence = 'Another schedule of this project has this name.';
    throw new DomainError('conflict', sentence, { name: [sentence] });
  }
}
