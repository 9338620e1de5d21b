import type { MemberDto } from '@ringdown/contracts';

import type { Tone } from '../../components/tone';

type Person = Pick<MemberDto, 'name' | 'role' | 'phones'>;

/** One sentence on whether the people of the project can be rung; viewers are not meant to be. */
export function membersVerdict(members: readonly Person[]): { tone: Tone; words: string } {
  const people = members.filter(({ role }) => role !== 'viewer');
  const silent = people.filter(({ phones }) => !phones.some(({ verified }) => verified));

  if (silent.length === people.length) {
    return { tone: 'bad', words: 'Nobody can be rung: no member has a verified phone.' };
  }
  if (silent.length > 0) {
    return { tone: 'warning', words: `Without a verified phone: ${someOf(silent)}.` };
  }
  const words =
    people.length === 1
      ? 'The one person who can be on call has a verified phone.'
      : `All ${people.length} people who can be on call have a verified phone.`;
  return { tone: 'good', words };
}

function someOf(people: readonly Person[]): string {
  const [named, others] = [people.slice(0, 3), people.length - 3];
  const names = named.map(({ name }) => name);
  return new Intl.ListFormat('en').format(others > 0 ? [...names, `${others} more`] : names);
}
