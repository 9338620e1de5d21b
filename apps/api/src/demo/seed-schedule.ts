import { randomUUID } from 'node:crypto';

import type { RotationLayerDto, WeekdayDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

type Layer = Pick<RotationLayerDto, 'name' | 'rotation' | 'windows'> & {
  /** One person a turn. */
  userIds: readonly string[];
};

/** A Monday, far enough back that the turns are under way. */
const start = '2026-01-05T09:00';
const weekdays: readonly WeekdayDto[] = [1, 2, 3, 4, 5];

/** Somebody for the working day, and somebody for the rest of the week. */
export async function addSchedule(
  tx: EntityManager,
  projectId: string,
  [first, second, third]: readonly [string, string, string],
): Promise<void> {
  const layers: Layer[] = [
    {
      name: 'Business hours',
      rotation: { unit: 'days', every: 1, handOffTime: '09:00' },
      windows: weekdays.map((weekday) => ({
        kind: 'weekly',
        opens: { weekday, time: '09:00' },
        closes: { weekday, time: '17:00' },
      })),
      userIds: [second, third, first],
    },
    {
      name: 'Nights and weekends',
      rotation: { unit: 'weeks', every: 1, handOffTime: '09:00', weekday: 1 },
      windows: [],
      userIds: [first, second, third],
    },
  ];
  const scheduleId = randomUUID();
  await tx.query(
    `INSERT INTO schedules (id, project_id, name, description, time_zone, mode, holiday_calendars)
     VALUES ($1, $2, 'Platform on call', $3, 'Europe/Berlin', 'one-wins', '[]')`,
    [scheduleId, projectId, 'By day somebody else each day; nights and weekends by the week.'],
  );
  for (const [index, layer] of layers.entries()) {
    await addLayer(tx, { scheduleId, projectId, position: index + 1 }, layer);
  }
}

async function addLayer(
  tx: EntityManager,
  { scheduleId, projectId, position }: { scheduleId: string; projectId: string; position: number },
  { name, rotation, windows, userIds }: Layer,
): Promise<void> {
  const layerId = randomUUID();
  const definition: Omit<RotationLayerDto, 'id' | 'name' | 'kind' | 'members'> = {
    start,
    end: null,
    rotation,
    windows,
    holidays: 'ignored',
    turnsFollow: 'calendar',
  };
  await tx.query(
    `INSERT INTO schedule_layers (schedule_id, project_id, id, position, name, kind, definition)
     VALUES ($1, $2, $3, $4, $5, 'rotation', $6)`,
    [scheduleId, projectId, layerId, position, name, JSON.stringify(definition)],
  );
  await tx.query(
    `INSERT INTO schedule_layer_people (schedule_id, project_id, layer_id, turn, user_id, position)
     SELECT $1, $2, $3, place, id, 1
     FROM unnest($4::uuid[]) WITH ORDINALITY AS named (id, place)`,
    [scheduleId, projectId, layerId, userIds],
  );
}
