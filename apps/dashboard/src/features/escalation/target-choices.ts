import type {
  EscalationRuleDto,
  MemberDto,
  RuleTargetDto,
  ScheduleDto,
  SetRuleTargetDto,
  TeamDto,
} from '@ringdown/contracts';

import { readablePhone } from '../../components/phone-number';

/** Something that a rule may ring. */
export type TargetChoice = {
  kind: SetRuleTargetDto['kind'];
  id: string;
  name: string;
  note: string;
  /** Whether the note says that a call would pass over it. */
  isSkipped: boolean;
};

/** What a project has that rules may ring. */
export type Project = {
  members: readonly MemberDto[];
  teams: readonly TeamDto[];
  schedules: readonly ScheduleDto[];
};

/** As a form holds a target: one text. */
export function targetKey({ kind, id }: SetRuleTargetDto): string {
  return `${kind} ${id}`;
}

/** The target that a text stands for. */
export function targetOf(key: string): SetRuleTargetDto {
  const [kind = '', id = ''] = key.split(' ');
  return { kind: kind as SetRuleTargetDto['kind'], id };
}

/** Everything that a rule of the project may ring: schedules, teams, people. */
export function targetChoices({ members, teams, schedules }: Project): TargetChoice[] {
  return [
    ...schedules.map(({ id, name, timeZone, people }) => ({
      kind: 'schedule' as const,
      id,
      name,
      note: people.length === 0 ? 'nobody in it yet' : `${count(people)} · ${timeZone}`,
      isSkipped: people.length === 0,
    })),
    ...teams.map(({ id, name, members: people }) => ({
      kind: 'team' as const,
      id,
      name,
      ...ofTeam(people),
    })),
    ...members.map(({ userId, name, phones }) => ({
      kind: 'user' as const,
      id: userId,
      name,
      ...ofPerson(phones.find(({ verified }) => verified)?.number ?? null),
    })),
  ];
}

/** What a rule already names, though the project may have it no more. */
export function choicesOfRule(rule: EscalationRuleDto | undefined): TargetChoice[] {
  return rule?.targets.map((target) => choiceOf(target)) ?? [];
}

function choiceOf({ kind, id, name, people }: RuleTargetDto): TargetChoice {
  switch (kind) {
    case 'user':
      return { kind, id, name, ...ofPerson(people[0]?.phone ?? null) };
    case 'team':
      return { kind, id, name, ...ofTeam(people) };
    case 'schedule':
      return { kind, id, name, note: 'on-call schedule', isSkipped: false };
  }
}

function ofPerson(phone: string | null) {
  return {
    note: phone === null ? 'no verified phone – skipped' : readablePhone(phone),
    isSkipped: phone === null,
  };
}

function ofTeam(people: readonly { phone: string | null }[]) {
  const reachable = people.filter(({ phone }) => phone !== null).length;
  if (people.length === 0) return { note: 'nobody in it yet – skipped', isSkipped: true };
  if (reachable === people.length) return { note: count(people), isSkipped: false };
  const note = `${reachable} of ${people.length} can be rung`;
  return { note, isSkipped: reachable === 0 };
}

function count(people: readonly unknown[]): string {
  return people.length === 1 ? '1 person' : `${people.length} people`;
}
