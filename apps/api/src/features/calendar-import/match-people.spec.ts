import { describe, expect, it } from 'vitest';

import { matchPeople, type Candidate } from './match-people.js';

const candidates: Candidate[] = [
  { userId: 'ann', name: 'Ann', email: 'ann@example.com' },
  { userId: 'ann-lee', name: 'Ann Lee', email: 'Lee@example.com' },
  { userId: 'jose', name: 'José Núñez', email: 'jose@example.com' },
  { userId: 'sam-1', name: 'Sam', email: 'sam1@example.com' },
  { userId: 'sam-2', name: 'Sam', email: 'sam2@example.com' },
];

async function match(
  summary: string,
  attendees: { email: string; name: string }[] = [],
  choices: { label: string; userId: string | null }[] = [],
) {
  const events = [{ summary, attendees }];
  const shifts = [{ from: 0, to: 3_600_000, event: 0 }];
  const { people } = await matchPeople({ events, shifts }, candidates, choices);
  return people.map(({ label, userId, matchedBy }) => [label, userId, matchedBy]);
}

describe('matchPeople', () => {
  it.each([
    ['a whole name', 'On Call - ann - Primary', [['Ann', 'ann', 'name']]],
    ['the longer of two names', 'Primary: Ann Lee', [['Ann Lee', 'ann-lee', 'name']]],
    [
      'several names',
      'Ann Lee, Ann on call',
      [
        ['Ann Lee', 'ann-lee', 'name'],
        ['Ann', 'ann', 'name'],
      ],
    ],
    ['letters with accents', '(JOSÉ NÚÑEZ)', [['José Núñez', 'jose', 'name']]],
    ['an address', 'Primary <lee@example.com>', [['lee@example.com', 'ann-lee', 'email']]],
    ['no part of a word', 'Annual review', [['Annual review', null, null]]],
    ['nobody by a name that two have', 'Sam', [['Sam', null, null]]],
    ['nobody without a title', '', [['No title', null, null]]],
  ])('finds %s in a title', async (_title, summary, expected) => {
    expect(await match(summary)).toEqual(expected);
  });

  it('takes attendees for the people, by address first, and the title when nobody knows them', async () => {
    const ann = { email: 'ann@example.com', name: 'José Núñez' };
    const stranger = { email: 'x@example.com', name: 'X' };

    expect(await match('Sam', [ann])).toEqual([['ann@example.com', 'ann', 'email']]);
    expect(await match('Ann', [stranger])).toEqual([['Ann', 'ann', 'name']]);
    expect(await match('Standby', [stranger])).toEqual([['x@example.com', null, null]]);
    expect(await match('Sam', [ann, stranger])).toEqual([
      ['ann@example.com', 'ann', 'email'],
      ['x@example.com', null, null],
    ]);
  });

  it('follows choices before anything else', async () => {
    expect(await match('Ann', [], [{ label: 'Ann', userId: null }])).toEqual([
      ['Ann', null, 'choice'],
    ]);
    expect(await match('Sam', [], [{ label: 'Sam', userId: 'sam-2' }])).toEqual([
      ['Sam', 'sam-2', 'choice'],
    ]);
  });

  it('counts the shifts of each, and puts those of the same time together', async () => {
    const events = [
      { summary: 'Ann', attendees: [] },
      { summary: 'Ann Lee', attendees: [] },
    ];
    const [from, to] = [0, 3_600_000];
    const shifts = [
      { from: to, to: 2 * to, event: 0 },
      { from, to, event: 0 },
      { from, to, event: 1 },
    ];
    const matched = await matchPeople({ events, shifts }, candidates);

    expect(matched.shifts.map(({ people }) => people)).toEqual([['ann', 'ann-lee'], ['ann']]);
    expect(matched.people.map((person) => [person.label, person.shifts])).toEqual([
      ['Ann', 2],
      ['Ann Lee', 1],
    ]);
  });
});
