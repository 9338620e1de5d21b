import { describe, expect, it } from 'vitest';

import { removalOf, type Involvement, type NamedPerson } from './removal.js';

const nothing: Involvement = { named: [], teams: [], layers: [], overrides: [] };
const alice = { userId: 'alice', name: 'Alice' };
const named = (ruleOrder: number, userId: string, isReachable = true, policyName = 'Support') =>
  ({
    policyId: policyName,
    policyName,
    ruleOrder,
    through: null,
    userId,
    isReachable,
  }) satisfies NamedPerson;

describe('removalOf', () => {
  it('is nothing when nothing names the person', () => {
    expect(removalOf(alice, nothing)).toEqual({
      rules: [],
      emptyRules: [],
      unreachablePolicies: [],
      teams: [],
      schedules: [],
      emptyLayers: [],
    });
  });

  it('tells the rules that name the person, and those that would ring nobody', () => {
    const removal = removalOf(alice, {
      ...nothing,
      named: [named(1, 'alice'), named(2, 'bob'), named(2, 'alice')],
      teams: ['Network'],
    });

    expect(removal).toEqual({
      rules: ['Rule 1 of Support rings Alice.', 'Rule 2 of Support rings Alice.'],
      emptyRules: ['Rule 1 of Support would ring nobody: calls pass over it at once.'],
      unreachablePolicies: [],
      teams: ['Alice is in the team Network.'],
      schedules: [],
      emptyLayers: [],
    });
  });

  it('tells the policies in which only this person has a verified phone', () => {
    const removal = removalOf(alice, {
      ...nothing,
      named: [
        named(1, 'alice'),
        named(1, 'bob', false),
        named(1, 'alice', true, 'Night'),
        named(2, 'carol', true, 'Night'),
      ],
    });

    expect(removal.unreachablePolicies).toEqual([
      'Support could ring nobody: callers would hear that no one is available.',
    ]);
  });

  it('does not blame the person for a policy that could ring nobody before', () => {
    const removal = removalOf(alice, { ...nothing, named: [named(1, 'alice', false)] });

    expect(removal.unreachablePolicies).toEqual([]);
  });

  it('keeps two policies of the same name apart', () => {
    const removal = removalOf(alice, {
      ...nothing,
      named: [
        { ...named(1, 'alice'), policyId: 'one' },
        { ...named(1, 'bob'), policyId: 'two' },
        { ...named(2, 'alice'), policyId: 'two' },
      ],
    });

    expect(removal.unreachablePolicies).toHaveLength(1);
    expect(removal.emptyRules).toHaveLength(2);
  });

  it('tells the rules that reach the person through a team or a schedule', () => {
    const through = { kind: 'schedule', name: 'Nights' } as const;
    const removal = removalOf(alice, {
      ...nothing,
      named: [
        { ...named(1, 'alice'), through },
        { ...named(2, 'alice'), through: { kind: 'team', name: 'Network' } },
        { ...named(2, 'bob'), through: { kind: 'team', name: 'Network' } },
      ],
    });

    expect(removal.rules).toEqual([
      'Rule 1 of Support can ring Alice through the schedule Nights.',
      'Rule 2 of Support rings Alice through the team Network.',
    ]);
    expect(removal.emptyRules).toEqual([
      'Rule 1 of Support would ring nobody: calls pass over it at once.',
    ]);
  });

  it('tells the schedules of the person, and the layers that would have nobody', () => {
    const layer = { scheduleName: 'Platform', layerName: 'Nights', layerOrder: 1, isAlone: false };
    const removal = removalOf(alice, {
      ...nothing,
      layers: [
        layer,
        { ...layer, isAlone: true },
        { ...layer, layerName: '', layerOrder: 3, isAlone: true },
      ],
      overrides: [
        { scheduleName: 'Platform', count: 1 },
        { scheduleName: 'Database', count: 2 },
      ],
    });

    expect(removal.schedules).toEqual([
      'Alice takes turns in the schedule Platform.',
      'An override of Platform names Alice and would go, too.',
      '2 overrides of Database name Alice and would go, too.',
    ]);
    expect(removal.emptyLayers).toEqual([
      'Layer Nights of Platform would have nobody: it puts no one on call any more.',
      'Layer 3 of Platform would have nobody: it puts no one on call any more.',
    ]);
  });
});
