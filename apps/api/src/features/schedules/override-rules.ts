import type { CreateScheduleOverrideDto, MemberRole } from '@ringdown/contracts';
import { checkSchedule, type Override } from '@ringdown/on-call';

import { DomainError } from '../../platform/errors/domain-error.js';
import { fieldErrors } from './schedule-definition.js';

/** Whom an override of a kind names. */
const wants = {
  add: ['userId'],
  remove: ['userId'],
  replace: ['userId', 'byUserId'],
  'replace-all': ['byUserId'],
} as const satisfies Record<CreateScheduleOverrideDto['kind'], readonly ('userId' | 'byUserId')[]>;

/** How the request calls what the library complains about. */
const fields: Readonly<Record<string, string>> = { person: 'userId', by: 'byUserId' };

/** @throws {DomainError} when the kind wants other people than are named. */
export function assertFits(asked: CreateScheduleOverrideDto): void {
  const wanted: readonly string[] = wants[asked.kind];
  const problems = (['userId', 'byUserId'] as const).flatMap((path) => {
    const isNamed = asked[path] !== undefined;
    if (isNamed === wanted.includes(path)) return [];
    return [{ path, message: isNamed ? `Name nobody here to ${asked.kind}.` : 'Choose a person.' }];
  });
  if (problems.length > 0) throw refusal(problems);
}

/**
 * @param override the last one to come.
 * @param others those that are not over yet.
 * @throws {DomainError} when the schedule could not be asked with it.
 */
export function assertPossible(override: Override, others: readonly Override[], now: number): void {
  const overrides = [...others, override];
  const own = `overrides.${String(others.length)}.`;
  const problems = checkSchedule({
    timeZone: 'UTC',
    mode: 'one-wins',
    layers: [],
    holidayCalendars: [],
    overrides,
  }).map(({ path, message }) => {
    const field = path.startsWith(own) ? path.slice(own.length) : 'from';
    return { path: fields[field] ?? field, message };
  });
  if (problems.length > 0) throw refusal(problems);
  if (override.to <= now) throw refusal([{ path: 'to', message: 'This time is over already.' }]);
}

/** Responders put themselves on call, and nobody else on or off. */
export function assertMayCreate(
  role: MemberRole,
  actorId: string | null,
  { kind, userId, byUserId }: CreateScheduleOverrideDto,
): void {
  const comesIn = kind === 'add' ? userId : byUserId;
  if (role === 'owner' || role === 'admin') return;
  if (role === 'responder' && actorId !== null && comesIn?.toLowerCase() === actorId) return;
  throw new DomainError(
    'forbidden',
    'You may put only yourself on call. Ask an owner or admin of the project for anything else.',
  );
}

/** Responders cancel what they created. */
export function assertMayCancel(
  role: MemberRole,
  actorId: string | null,
  createdBy: string | null,
): void {
  if (role === 'owner' || role === 'admin') return;
  if (role === 'responder' && actorId !== null && actorId === createdBy) return;
  throw new DomainError(
    'forbidden',
    'You may cancel only overrides of your own. Ask an owner or admin of the project.',
  );
}

function refusal(problems: readonly { path: string; message: string }[]): DomainError {
  return new DomainError(
    'invalid-request',
    'Some fields need your attention.',
    fieldErrors(problems),
  );
}
