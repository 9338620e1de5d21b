import { createHash } from 'node:crypto';

import type {
  LayerDto,
  ScheduleDto,
  SchedulePersonDto,
  ShiftDto,
  RotationLayerDto,
} from '@ringdown/contracts';

/** What a schedule says, apart from its name. */
export type Definition = Pick<ScheduleDto, 'timeZone' | 'mode' | 'layers' | 'holidayCalendars'>;

/** A layer as it is stored: its people stand in rows of their own. */
export type LayerRow = {
  id: string;
  name: string;
  /** The people of each turn or shift, by its number from 1 on. */
  people: [turn: number, userId: string][];
} & (
  | { kind: 'rotation'; definition: Omit<RotationLayerDto, 'id' | 'name' | 'kind' | 'members'> }
  | { kind: 'shifts'; definition: { shifts: Omit<ShiftDto, 'people'>[] } }
);

export type ScheduleRow = {
  id: string;
  name: string;
  description: string;
  time_zone: string;
  mode: ScheduleDto['mode'];
  holiday_calendars: ScheduleDto['holidayCalendars'];
  version: number;
  created_at: Date;
  updated_at: Date;
  /** As the database sorts by it. */
  sort_name: string;
  layers: LayerRow[];
  people: SchedulePersonDto[];
};

export function toScheduleDto(row: ScheduleRow): ScheduleDto {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    ...toDefinition(row),
    people: row.people,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** The rows of a schedule that say who is on call when. */
export type DefinitionRow = Pick<
  ScheduleRow,
  'time_zone' | 'mode' | 'layers' | 'holiday_calendars'
>;

export function toDefinition(row: DefinitionRow): Definition {
  return {
    timeZone: row.time_zone,
    mode: row.mode,
    layers: row.layers.map(toLayerDto),
    holidayCalendars: row.holiday_calendars,
  };
}

/** A layer with its people taken apart. */
export function toLayerRow(layer: LayerDto): LayerRow {
  const { id, name } = layer;
  if (layer.kind === 'rotation') {
    const { start, end, rotation, windows, holidays, turnsFollow, members } = layer;
    const definition = { start, end, rotation, windows, holidays, turnsFollow };
    return { id, name, kind: 'rotation', definition, people: numbered(members) };
  }
  const shifts = layer.shifts.map(({ from, to }) => ({ from, to }));
  const people = numbered(layer.shifts.map((shift) => shift.people));
  return { id, name, kind: 'shifts', definition: { shifts }, people };
}

/** People whom one entry of the audit log names; a page holds hundreds of entries. */
const mostAudited = 1000;

/** As the audit log tells it: people by name, no phones. */
export function toAuditedSchedule(row: ScheduleRow): object {
  const names = new Map(row.people.map(({ userId, name }) => [userId, name]));
  let room = mostAudited;
  const named = (turns: readonly (readonly string[])[]) => {
    const fits = turns.findIndex((people) => (room -= people.length) < 0);
    const told = fits === -1 ? turns : turns.slice(0, fits);
    const words = told.map((people) => people.map((id) => names.get(id) ?? id));
    return told === turns ? words : [...words, [`and ${inShort(turns.slice(fits), 'more turn')}`]];
  };
  const { timeZone, mode, layers, holidayCalendars } = toDefinition(row);
  return {
    name: row.name,
    description: row.description,
    timeZone,
    mode,
    holidayCalendars,
    layers: layers.map((layer) =>
      layer.kind === 'rotation'
        ? Object.assign({}, layer, { members: named(layer.members) })
        : {
            id: layer.id,
            name: layer.name,
            kind: layer.kind,
            shifts: inShort(layer.shifts, 'shift'),
          },
    ),
  };
}

/** How many there are, with a mark that is another one for other content: no change goes untold. */
function inShort(items: readonly object[], what: string): string {
  const mark = createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 8);
  return `${String(items.length)} ${what}${items.length === 1 ? '' : 's'} (${mark})`;
}

function toLayerDto(row: LayerRow): LayerDto {
  const { id, name } = row;
  const turns = Map.groupBy(row.people, ([turn]) => turn);
  const peopleOf = (turn: number) => (turns.get(turn) ?? []).map(([, userId]) => userId);
  if (row.kind === 'rotation') {
    const members = [...turns.keys()].map(peopleOf);
    return { id, name, kind: 'rotation', members, ...row.definition };
  }
  const shifts = row.definition.shifts.map((shift, index) => ({
    ...shift,
    people: peopleOf(index + 1),
  }));
  return { id, name, kind: 'shifts', shifts: shifts.filter(({ people }) => people.length > 0) };
}

function numbered(turns: readonly (readonly string[])[]): LayerRow['people'] {
  return turns.flatMap((people, index) =>
    people.map((userId) => [index + 1, userId] as [number, string]),
  );
}
