import type {
  EscalationRuleDto,
  MemberDto,
  RuleTargetDto,
  RuleTargetPersonDto,
  ScheduleDto,
  TeamDto,
} from '@ringdown/contracts';

const times = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' };

/** An id that stays with the name. */
export function idOf(name: string): string {
  const digits = Array.from(name, (letter) => letter.charCodeAt(0).toString(16)).join('');
  return `5d9f2c7e-3a3c-4a52-9a0e-${digits.slice(0, 12).padStart(12, '0')}`;
}

function somebody(name: string, phone: string | null = '+12025550123'): RuleTargetPersonDto {
  return { userId: idOf(name), name, phone };
}

export function person(name: string, phone?: string | null): RuleTargetDto {
  const people = [somebody(name, phone)];
  return { kind: 'user', id: idOf(name), name, people, until: null, nextGap: null };
}

/** A team whose people can all be rung. */
export function team(name: string, ...names: string[]): RuleTargetDto {
  const people = names.map((each) => somebody(each));
  return { kind: 'team', id: idOf(name), name, people, until: null, nextGap: null };
}

/** A schedule and who is on call now. */
export function schedule(
  name: string,
  onCall: readonly string[],
  { until = null, nextGap = null }: Partial<Pick<RuleTargetDto, 'until' | 'nextGap'>> = {},
): RuleTargetDto {
  const people = onCall.map((each) => somebody(each));
  return { kind: 'schedule', id: idOf(name), name, people, until, nextGap };
}

export function rule(seconds: number, ...targets: RuleTargetDto[]): EscalationRuleDto {
  const id = targets.map(({ name }) => name.toLowerCase()).join('-');
  return {
    id,
    order: 1,
    escalateAfterSeconds: seconds,
    ringMode: 'one-by-one',
    targets,
    version: 1,
  };
}

/** Somebody of the project, to choose. */
export function aMember(name: string, number: string | null = '+12025550123'): MemberDto {
  const phones = number === null ? [] : [{ id: 'p', number, verified: true }];
  const email = `${name.toLowerCase()}@example.com`;
  const memberSince = times.createdAt;
  return { userId: idOf(name), name, email, role: 'responder', phones, memberSince, version: 1 };
}

/** A team of the project, to choose. */
export function aTeam(name: string, ...people: string[]): TeamDto {
  const members = people.map((each) => somebody(each));
  return { id: idOf(name), name, description: '', members, version: 1, ...times };
}

/** A schedule of the project, to choose. */
export function aSchedule(name: string, ...people: string[]): ScheduleDto {
  return {
    id: idOf(name),
    name,
    description: '',
    timeZone: 'Europe/Berlin',
    mode: 'one-wins',
    layers: [],
    holidayCalendars: [],
    people: people.map((each) => somebody(each)),
    version: 1,
    ...times,
  };
}
