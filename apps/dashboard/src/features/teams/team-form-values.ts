import type { MemberDto, TeamDto } from '@ringdown/contracts';

import type { Choice } from '../../components/people-order';

/** What the form holds; the people in their order. */
export type TeamFormValues = { name: string; description: string; userIds: string[] };

export const newTeamValues: TeamFormValues = { name: '', description: '', userIds: [] };

export function teamFormValues({ name, description, members }: TeamDto): TeamFormValues {
  return { name, description, userIds: members.map(({ userId }) => userId) };
}

/** Everybody of the project, and whoever the team already has. */
export function choicesOf(members: readonly MemberDto[], team?: TeamDto): Choice[] {
  const choices = members.map(({ userId, name, phones }) => ({
    userId,
    name,
    phone: phones.find(({ verified }) => verified)?.number ?? null,
  }));
  const known = new Set(choices.map(({ userId }) => userId));
  return [...choices, ...(team?.members.filter(({ userId }) => !known.has(userId)) ?? [])];
}
