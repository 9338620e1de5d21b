import { describe, expect, it } from 'vitest';

import { removalOf, type NamedPerson } from './removal.js';

const alice = { userId: 'alice', name: 'Alice' };
const named = (ruleOrder: number, userId: string, isReachable = true, policyName = 'Support') =>
  ({ policyId: policyName, policyName, ruleOrder, userId, isReachable }) satisfies NamedPerson;

describe('removalOf', () => {
  it('is nothing when nothing names the person', () => {
    expect(removalOf(alice, { named: [], teams: [] })).toEqual({
      rules: [],
      emptyRules: [],
      unreachablePolicies: [],
      teams: [],
    });
  });

  it('tells the rules that name the person, and those that would name nobody', () => {
    const removal = removalOf(alice, {
      named: [named(1, 'alice'), named(2, 'bob'), named(2, 'alice')],
      teams: ['Network'],
    });

    expect(removal).toEqual({
      rules: ['Rule 1 of Support rings Alice.', 'Rule 2 of Support rings Alice.'],
      emptyRules: ['Rule 1 of Support would name nobody: calls pass over it at once.'],
      unreachablePolicies: [],
      teams: ['Alice is in the team Network.'],
    });
  });

  it('tells the policies in which only this person has a verified phone', () => {
    const removal = removalOf(alice, {
      named: [
        named(1, 'alice'),
        named(1, 'bob', false),
        named(1, 'alice', true, 'Night'),
        named(2, 'carol', true, 'Night'),
      ],
      teams: [],
    });

    expect(removal.unreachablePolicies).toEqual([
      'Support could ring nobody: callers would hear that no one is available.',
    ]);
  });

  it('does not blame the person for a policy that could ring nobody before', () => {
    const removal = removalOf(alice, { named: [named(1, 'alice', false)], teams: [] });

    expect(removal.unreachablePolicies).toEqual([]);
  });

  it('keeps two policies of the same name apart', () => {
    const removal = removalOf(alice, {
      named: [
        { ...named(1, 'alice'), policyId: 'one' },
        { ...named(1, 'bob'), policyId: 'two' },
        { ...named(2, 'alice'), policyId: 'two' },
      ],
      teams: [],
    });

    expect(removal.unreachablePolicies).toHaveLength(1);
    expect(removal.emptyRules).toHaveLength(2);
  });
});
