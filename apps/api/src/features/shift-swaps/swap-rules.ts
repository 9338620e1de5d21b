import {
  shiftSwapBounds,
  type CreateShiftSwapDto,
  type MemberRole,
  type SwapShiftInputDto,
} from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import { statusOf, type ShiftSwapRow } from './shift-swap.mapper.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** @throws {DomainError} when one of the times is none that a shift may have. */
export function assertTimes({ inReturn, ...shift }: CreateShiftSwapDto, now: Date): void {
  const problems = {
    ...problemsOf(shift, now),
    ...(inReturn === undefined ? {} : problemsOf(inReturn, now, 'inReturn.')),
  };
  if (Object.keys(problems).length > 0) throw refusal(problems);
  if (inReturn !== undefined && overlap(shift, inReturn)) {
    const message = 'Choose a shift that does not lie in the time of your own.';
    throw refusal({ 'inReturn.from': [message] });
  }
}

/** @throws {DomainError} when a request names schedules that are not there. */
export function assertSchedules(asked: CreateShiftSwapDto, found: ReadonlySet<string>): void {
  const named = { scheduleId: asked.scheduleId, 'inReturn.scheduleId': asked.inReturn?.scheduleId };
  const missing = Object.entries(named).filter(([, id]) => id !== undefined && !found.has(id));
  if (missing.length === 0) return;
  const message = 'Choose a schedule of this project.';
  throw refusal(Object.fromEntries(missing.map(([path]) => [path, [message]])));
}

/** @throws {DomainError} when this colleague cannot be asked. */
export function assertColleague(
  askerId: string,
  asked: { userId: string; role: MemberRole | undefined },
): void {
  if (asked.userId === askerId) throw refusal({ userId: ['Choose somebody else.'] });
  if (asked.role !== 'viewer') return;
  throw refusal({ userId: ['Viewers take no shifts: choose a responder.'] });
}

/** @throws {DomainError} when the asker, who is to take a shift in return, takes none any more. */
export function assertTakesShifts({ asker }: ShiftSwapRow, role: MemberRole | undefined): void {
  if (role !== 'viewer') return;
  const sentence = `${asker.name} is a viewer now, and takes no shift in return.`;
  throw new DomainError('conflict', sentence);
}

/** @throws {DomainError} when somebody asks all day long. */
export function assertNotTooMany(ofToday: number): void {
  if (ofToday < shiftSwapBounds.aDay) return;
  throw new DomainError(
    'too-many-requests',
    `You have asked ${String(shiftSwapBounds.aDay)} times within a day. Try again tomorrow.`,
  );
}

/** @throws {DomainError} when it is not open any more: the sentence says why. */
export function assertOpen(swap: ShiftSwapRow, now: Date): void {
  switch (statusOf(swap, now)) {
    case 'open':
      return;
    case 'accepted':
      throw new DomainError('conflict', `${swap.asked.name} has accepted this request already.`);
    case 'declined':
      throw new DomainError('conflict', `${swap.asked.name} has declined this request already.`);
    case 'withdrawn':
      throw new DomainError('conflict', `${swap.asker.name} has withdrawn this request.`);
    case 'expired':
      throw new DomainError('conflict', 'This request has expired: the shift has begun.');
  }
}

/** @throws {DomainError} when this is the affair of one of the two people, and it is not them. */
export function assertIs(
  actorId: string | null,
  { userId, name }: { userId: string; name: string },
) {
  if (actorId === userId) return;
  throw new DomainError('forbidden', `Only ${name} may do this.`);
}

function problemsOf({ from, to }: SwapShiftInputDto, now: Date, at = ''): Record<string, string[]> {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const wrong = (field: string, message: string) => ({ [`${at}${field}`]: [message] });
  if (start % minuteMs !== 0) return wrong('from', 'Choose a whole minute.');
  if (end % minuteMs !== 0) return wrong('to', 'Choose a whole minute.');
  if (end <= start) return wrong('to', 'The end must be after the start.');
  if (start <= now.getTime()) return wrong('from', 'Choose a time that is still to come.');
  if (end - start > shiftSwapBounds.mostDays * dayMs) {
    return wrong('to', `Choose at most ${String(shiftSwapBounds.mostDays)} days.`);
  }
  return {};
}

function overlap(one: SwapShiftInputDto, other: SwapShiftInputDto): boolean {
  return (
    one.scheduleId === other.scheduleId &&
    Date.parse(one.from) < Date.parse(other.to) &&
    Date.parse(other.from) < Date.parse(one.to)
  );
}

function refusal(fields: Record<string, string[]>): DomainError {
  return new DomainError('invalid-request', 'Some fields need your attention.', fields);
}
