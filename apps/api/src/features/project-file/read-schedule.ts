import { CreateScheduleDto } from '@ringdown/contracts';

import { unknownField } from '../../platform/errors/unknown-field.js';
import { idsOf, isRecord, type FilePart } from './file-parts.js';
import type { FileProblems } from './file-problems.js';
import type { Names } from './names.js';

/** A schedule of the file as the REST API takes it. */
export function readSchedule(
  { at, fields }: FilePart,
  names: Names,
  problems: FileProblems,
): Promise<CreateScheduleDto | undefined> {
  const { layers, ...others } = fields;
  const withIds = Array.isArray(layers)
    ? layers.map((layer: unknown, index) =>
        layerWithIds(layer, { at: `${at}.layers.${String(index)}`, names }, problems),
      )
    : layers;
  const asked = layers === undefined ? others : { ...others, layers: withIds };
  return problems.check(CreateScheduleDto, asked, (field) => `${at}.${field}`);
}

function layerWithIds(
  layer: unknown,
  { at, names }: { at: string; names: Names },
  problems: FileProblems,
): unknown {
  if (!isRecord(layer)) return layer;
  if ('id' in layer) problems.add(`${at}.id`, unknownField);
  const people = (value: unknown, place: string) =>
    idsOf(value, { kind: 'user', at: `${at}.${place}`, names }, problems);
  const shifts = Array.isArray(layer['shifts'])
    ? layer['shifts'].map((shift: unknown, index) =>
        isRecord(shift)
          ? { ...shift, people: people(shift['people'], `shifts.${String(index)}.people`) }
          : shift,
      )
    : layer['shifts'];
  return {
    ...layer,
    ...('members' in layer && { members: people(layer['members'], 'members') }),
    ...('shifts' in layer && { shifts }),
  };
}
