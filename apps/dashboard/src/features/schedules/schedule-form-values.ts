import type {
  HolidayCalendarDto,
  LayerDto,
  MemberDto,
  RotationDto,
  RotationLayerDto,
  ScheduleDto,
} from '@ringdown/contracts';

import type { Choice } from '../../components/people-order';
import { addDays, dateAt, localTimeAt, mondayOf } from './local-date';
import { viewerZone } from './viewer-zone';

/** The contracts' shapes without their classes, so that they can be spread. */
type Plain<Value> = Value extends readonly (infer Item)[]
  ? Plain<Item>[]
  : Value extends object
    ? { [Field in keyof Value]: Plain<Value[Field]> }
    : Value;

export type Layer = Plain<LayerDto>;
export type RotationLayer = Plain<RotationLayerDto>;
export type Rotation = Plain<RotationDto>;
export type HolidayCalendar = Plain<HolidayCalendarDto>;

/** What the editor holds; the first layer is the highest. */
export type ScheduleFormValues = {
  name: string;
  description: string;
  timeZone: string;
  mode: ScheduleDto['mode'];
  layers: Layer[];
  holidayCalendars: HolidayCalendar[];
};

export function newScheduleValues(now: number): ScheduleFormValues {
  const timeZone = viewerZone();
  return {
    name: '',
    description: '',
    timeZone,
    mode: 'one-wins',
    layers: [newLayer(now, timeZone)],
    holidayCalendars: [],
  };
}

export function scheduleFormValues(schedule: ScheduleDto): ScheduleFormValues {
  const { name, description, timeZone, mode, layers, holidayCalendars } = schedule;
  return { name, description, timeZone, mode, layers, holidayCalendars };
}

/** A weekly rotation that has begun last Monday, so that the first turn is now; whose it is is still to be chosen. */
export function newLayer(now: number, timeZone: string): RotationLayer {
  return {
    id: newId(),
    name: '',
    kind: 'rotation',
    members: [[]],
    start: lastMonday(now, timeZone),
    end: null,
    rotation: rotationOf('weeks', { every: 1 }),
    windows: [],
    holidays: 'ignored',
    turnsFollow: 'calendar',
  };
}

function lastMonday(now: number, timeZone: string): string {
  const monday = mondayOf(dateAt(now, timeZone));
  const handOff = `${monday}T09:00`;
  return handOff <= localTimeAt(now, timeZone) ? handOff : `${addDays(monday, -7)}T09:00`;
}

/** The rotation in another unit, with as much of the old one as fits. */
export function rotationOf(
  unit: Rotation['unit'],
  { every, ...old }: Partial<Rotation> & { every: number },
): Rotation {
  const handOffTime = 'handOffTime' in old ? (old.handOffTime ?? '09:00') : '09:00';
  switch (unit) {
    case 'hours':
      return { unit, every };
    case 'days':
      return { unit, every, handOffTime };
    case 'weeks':
      return { unit, every, handOffTime, weekday: 1 };
    case 'months':
      return { unit, every, handOffTime, dayOfMonth: 1 };
  }
}

/** Everybody of the project, and whoever takes turns already. */
export function choicesOf(members: readonly MemberDto[], schedule?: ScheduleDto): Choice[] {
  const choices = members.map(({ userId, name, phones }) => ({
    userId,
    name,
    phone: phones.find(({ verified }) => verified)?.number ?? null,
  }));
  const known = new Set(choices.map(({ userId }) => userId));
  return [...choices, ...(schedule?.people.filter(({ userId }) => !known.has(userId)) ?? [])];
}

/** A random UUID; browsers keep their own maker of them from pages without https. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20)].join('-');
}
