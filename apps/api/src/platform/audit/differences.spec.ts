import { describe, expect, it } from 'vitest';

import { differences } from './differences.js';

describe('differences', () => {
  it('tells of an edit only what it changed', () => {
    const before = { id: '1', name: 'Old', users: ['a', 'b'], version: 1, updatedAt: 'then' };
    const after = { id: '1', name: 'New', users: ['a', 'b'], version: 2, updatedAt: 'now' };

    expect(differences(before, after)).toEqual({
      before: { name: 'Old' },
      after: { name: 'New' },
    });
  });

  it('looks into lists', () => {
    expect(differences({ users: ['a'] }, { users: ['a', 'b'] })).toEqual({
      before: { users: ['a'] },
      after: { users: ['a', 'b'] },
    });
  });

  it('tells a creation and a deletion whole', () => {
    const policy = { id: '1', name: 'Support', version: 1 };

    expect(differences(undefined, policy)).toEqual({
      before: null,
      after: { id: '1', name: 'Support' },
    });
    expect(differences(policy, undefined)).toEqual({
      before: { id: '1', name: 'Support' },
      after: null,
    });
  });
});
