import { describe, expect, it } from 'vitest';

import { teamsVerdict, teamVerdict } from './team-verdict';

const alice = { userId: 'a', name: 'Alice', phone: '+12025550123' };
const bob = { userId: 'b', name: 'Bob', phone: null };
const team = (name: string, ...members: (typeof alice | typeof bob)[]) => ({ name, members });

describe('teamVerdict', () => {
  it.each([
    [[], 'warning', 'Nobody is in this team yet.'],
    [[bob], 'bad', 'Nobody can be reached: no one here has a verified phone.'],
    [[alice, bob], 'warning', '1 of 2 can be rung.'],
    [[alice], 'good', 'The one person can be rung.'],
    [[alice, alice], 'good', 'All 2 can be rung.'],
  ])('says of %j: %s', (members, tone, words) => {
    expect(teamVerdict({ members })).toEqual({ tone, words });
  });
});

describe('teamsVerdict', () => {
  it('says nothing where there are no teams', () => {
    expect(teamsVerdict([])).toBeUndefined();
  });

  it('is good when every team can be rung', () => {
    expect(teamsVerdict([team('Network', alice, bob)])?.tone).toBe('good');
  });

  it('names the teams that cannot be rung', () => {
    expect(teamsVerdict([team('Network', alice), team('Storage', bob), team('Empty')])).toEqual({
      tone: 'warning',
      words: 'Nobody can be rung in Storage and Empty.',
    });
  });
});
