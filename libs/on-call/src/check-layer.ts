import { checkOpeningTime, checkWeekday, checkWindows } from './check-windows.js';
import {
  checkAtOnce,
  checkCount,
  checkInterval,
  checkPerson,
  unless,
  type Problem,
} from './problem.js';
import type { Layer, PersonId, Rotation, RotationLayer, ShiftLayer } from './schedule.js';
import { scheduleLimits } from './schedule-limits.js';
import { findWallMinute } from './wall-time.js';

const dateAndTime = 'Write a date and time that exist, such as 2026-03-02T09:00.';

/** Everything that is wrong with a layer. */
export function checkLayer(path: string, layer: Layer): Problem[] {
  return layer.kind === 'rotation' ? checkRotationLayer(path, layer) : checkShifts(path, layer);
}

function checkRotationLayer(path: string, layer: RotationLayer): Problem[] {
  const start = findWallMinute(layer.start);
  const end = layer.end === null ? Infinity : findWallMinute(layer.end);
  return [
    ...checkMembers(`${path}.members`, layer.members),
    ...unless(start !== undefined, `${path}.start`, dateAndTime),
    ...unless(end !== undefined, `${path}.end`, dateAndTime),
    ...unless(
      start === undefined || end === undefined || start < end,
      `${path}.end`,
      'The end must be after the start.',
    ),
    ...checkRotation(`${path}.rotation`, layer.rotation),
    ...checkWindows(`${path}.windows`, layer.windows),
  ];
}

function checkMembers(path: string, members: RotationLayer['members']): Problem[] {
  if (members.length === 0) return unless(false, path, 'A layer needs at least one member.');
  const tooMany = checkCount(path, members.length, scheduleLimits.members);
  if (tooMany.length > 0) return tooMany;
  return members.flatMap((people, index) => checkPeople(`${path}.${String(index)}`, people));
}

function checkPeople(path: string, people: readonly PersonId[]): Problem[] {
  const tooMany = checkCount(path, people.length, scheduleLimits.peoplePerTurn);
  if (tooMany.length > 0) return tooMany;
  return [
    ...unless(people.length > 0, path, 'A turn needs at least one person.'),
    ...people.flatMap((person, index) => checkPerson(`${path}.${String(index)}`, person)),
  ];
}

function checkRotation(path: string, rotation: Rotation): Problem[] {
  const most = scheduleLimits.every[rotation.unit];
  const { every } = rotation;
  const length = unless(
    Number.isInteger(every) && every >= 1 && every <= most,
    `${path}.every`,
    `A turn lasts from 1 to ${String(most)} ${rotation.unit}, in whole ${rotation.unit}.`,
  );
  if (rotation.unit === 'hours') return length;
  return [
    ...length,
    ...checkOpeningTime(`${path}.handOffTime`, rotation.handOffTime),
    ...(rotation.unit === 'weeks' ? checkWeekday(`${path}.weekday`, rotation.weekday) : []),
    ...(rotation.unit === 'months'
      ? unless(
          Number.isInteger(rotation.dayOfMonth) &&
            rotation.dayOfMonth >= 1 &&
            rotation.dayOfMonth <= 31,
          `${path}.dayOfMonth`,
          'Choose a day of the month from 1 to 31.',
        )
      : []),
  ];
}

function checkShifts(path: string, { shifts }: ShiftLayer): Problem[] {
  const tooMany = checkCount(`${path}.shifts`, shifts.length, scheduleLimits.shiftsPerLayer);
  if (tooMany.length > 0) return tooMany;
  return [
    ...shifts.flatMap((shift, index) => {
      const shiftPath = `${path}.shifts.${String(index)}`;
      return [
        ...checkInterval(shiftPath, shift),
        ...checkPeople(`${shiftPath}.people`, shift.people),
      ];
    }),
    ...checkAtOnce(`${path}.shifts`, shifts),
  ];
}
