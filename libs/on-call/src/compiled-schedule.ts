import { IntervalIndex } from './interval-index.js';
import { holidaysOf } from './opening.js';
import { inOrderOfCreation } from './overrides.js';
import { RotationCover, type LayerCover } from './rotation-cover.js';
import type { Layer, Override, PersonId, Schedule } from './schedule.js';
import { ShiftCover } from './shift-cover.js';
import { getZoneClock, type ZoneClock } from './zone-clock.js';

/** A layer and the list that a reason names it with. */
export interface CompiledLayer {
  readonly cover: LayerCover;
  readonly id: string;
  readonly reasonIds: readonly string[];
}

/** A schedule that was read once, so that each question costs only its answer. */
export interface CompiledSchedule {
  readonly mode: Schedule['mode'];
  readonly clock: ZoneClock;
  readonly layers: readonly CompiledLayer[];
  readonly overrides: IntervalIndex<Override>;
  /** When each override was created, among the others. */
  readonly creation: ReadonlyMap<Override, number>;
  /** Each person once, as the schedule first names them: so the order never depends on the moment asked about. */
  readonly inOrder: (people: Iterable<PersonId>) => readonly PersonId[];
  /** Everyone whom a layer names, in that order. */
  readonly everyone: readonly PersonId[];
}

// Schedules are never changed in place, so what was read of one stays true.
const compiled = new WeakMap<Schedule, CompiledSchedule>();

/** The schedule, read; throws a RangeError if it makes no sense, which `checkSchedule` tells more kindly. */
export function compileSchedule(schedule: Schedule): CompiledSchedule {
  const known = compiled.get(schedule);
  if (known !== undefined) return known;
  const fresh = compile(schedule);
  compiled.set(schedule, fresh);
  return fresh;
}

function compile(schedule: Schedule): CompiledSchedule {
  const clock = getZoneClock(schedule.timeZone);
  const holidays = holidaysOf(schedule.holidayCalendars);
  const overrides = inOrderOfCreation(schedule.overrides);
  const ofLayers = new Set(schedule.layers.flatMap(peopleOfLayer));
  const everyone = [...new Set([...ofLayers, ...overrides.flatMap(comesIn)])];
  const places = new Map(everyone.map((person, place) => [person, place]));
  const placeOf = (person: PersonId) => places.get(person) ?? -1;
  const inOrder = (people: Iterable<PersonId>) =>
    [...new Set(people)].toSorted((a, b) => placeOf(a) - placeOf(b));

  const coverOf = (layer: Layer): LayerCover =>
    layer.kind === 'rotation'
      ? new RotationCover(layer, layer.members.map(inOrder), holidays, clock)
      : new ShiftCover(layer.shifts, inOrder);
  return {
    mode: schedule.mode,
    clock,
    layers: schedule.layers.map((layer) => ({
      id: layer.id,
      reasonIds: [layer.id],
      cover: coverOf(layer),
    })),
    overrides: new IntervalIndex(overrides),
    creation: new Map(overrides.map((override, place) => [override, place])),
    inOrder,
    everyone: [...ofLayers],
  };
}

function peopleOfLayer(layer: Layer): PersonId[] {
  return layer.kind === 'rotation'
    ? layer.members.flat()
    : layer.shifts.flatMap(({ people }) => people);
}

function comesIn(override: Override): PersonId[] {
  if (override.kind === 'remove') return [];
  return [override.kind === 'add' ? override.person : override.by];
}
