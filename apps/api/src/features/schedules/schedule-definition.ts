import { randomUUID } from 'node:crypto';

import type { LayerDto, ScheduleDefinitionDto, SetLayerDto } from '@ringdown/contracts';
import { checkSchedule, type Layer, type Override, type Schedule } from '@ringdown/on-call';

import { DomainError } from '../../platform/errors/domain-error.js';
import type { Definition } from './schedule.mapper.js';

/** Somebody whom a request names, and where. */
export type NamedPerson = { userId: string; path: string };

/** What a request asks for, with everything said that it left out. */
export function definitionOf(
  asked: Partial<ScheduleDefinitionDto>,
  present: Partial<Definition> = {},
): Definition {
  const { timeZone = present.timeZone ?? '', mode = present.mode ?? 'one-wins' } = asked;
  return {
    timeZone,
    mode,
    layers: asked.layers?.map(wholeLayer) ?? present.layers ?? [],
    holidayCalendars:
      asked.holidayCalendars?.map(({ name, dates }) => ({ name, dates })) ??
      present.holidayCalendars ??
      [],
  };
}

/** The schedule as the library knows it. */
function toSchedule(definition: Definition, overrides: readonly Override[] = []): Schedule {
  return {
    timeZone: definition.timeZone,
    mode: definition.mode,
    layers: definition.layers.map(toLayer),
    holidayCalendars: definition.holidayCalendars.map(({ dates }, index) => ({
      id: String(index),
      dates,
    })),
    overrides,
  };
}

/** The same, but for layers that everybody has left: they cover nothing. */
export function toAnswerable(
  definition: Definition,
  overrides: readonly Override[] = [],
): Schedule {
  const layers = definition.layers.filter(
    (layer) => layer.kind === 'shifts' || layer.members.length > 0,
  );
  return toSchedule({ ...definition, layers }, overrides);
}

/**
 * @param at where the definition stands in the request, such as `schedule.`.
 * @throws {DomainError} when a question about it would have no answer.
 */
export function assertSound(definition: Definition, at = ''): void {
  const problems = [...checkSchedule(toSchedule(definition)), ...checkNames(definition)];
  if (problems.length === 0) return;
  throw new DomainError(
    'invalid-request',
    'Some fields need your attention.',
    fieldErrors(problems.map(({ path, message }) => ({ path: `${at}${path}`, message }))),
  );
}

/** The messages of each field by its path. */
export function fieldErrors(
  problems: readonly { path: string; message: string }[],
): Record<string, string[]> {
  const byPath = Map.groupBy(problems, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, own]) => [path, [...new Set(own.map(({ message }) => message))]]),
  );
}

/** Everybody whom the layers name, with the place where they stand. */
export function peopleOf({ layers }: Pick<Definition, 'layers'>): NamedPerson[] {
  return turnsOf(layers).flatMap(({ path, people }) =>
    people.map((userId, index) => ({ userId, path: `${path}.${String(index)}` })),
  );
}

function checkNames({ layers }: Definition) {
  return turnsOf(layers).flatMap(({ path, people }) =>
    new Set(people).size === people.length ? [] : [{ path, message: 'Name each person once.' }],
  );
}

function turnsOf(layers: readonly LayerDto[]): { path: string; people: readonly string[] }[] {
  return layers.flatMap((layer, index) =>
    layer.kind === 'rotation'
      ? layer.members.map((people, turn) => ({
          path: `layers.${String(index)}.members.${String(turn)}`,
          people,
        }))
      : layer.shifts.map(({ people }, shift) => ({
          path: `layers.${String(index)}.shifts.${String(shift)}.people`,
          people,
        })),
  );
}

function toLayer(layer: LayerDto): Layer {
  if (layer.kind === 'rotation') return layer;
  const shifts = layer.shifts.map(({ from, to, people }) => ({
    from: Date.parse(from),
    to: Date.parse(to),
    people,
  }));
  return { kind: 'shifts', id: layer.id, shifts };
}

function wholeLayer(layer: SetLayerDto): LayerDto {
  const id = layer.id?.toLowerCase() ?? randomUUID();
  const name = layer.name ?? '';
  if (layer.kind === 'shifts') {
    const shifts = layer.shifts.map(({ from, to, people }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      people: people.map(lowerCase),
    }));
    return { id, name, kind: 'shifts', shifts };
  }
  return {
    id,
    name,
    kind: 'rotation',
    members: layer.members.map((people) => people.map(lowerCase)),
    start: layer.start,
    end: layer.end ?? null,
    // Plain, as they come back from the database.
    rotation: structuredClone(layer.rotation),
    windows: structuredClone(layer.windows ?? []),
    holidays: layer.holidays ?? 'ignored',
    turnsFollow: layer.turnsFollow ?? 'calendar',
  };
}

function lowerCase(id: string): string {
  return id.toLowerCase();
}
