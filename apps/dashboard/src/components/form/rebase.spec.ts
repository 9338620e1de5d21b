import { describe, expect, it } from 'vitest';

import { rebase } from './rebase';

const base = { name: 'Desk', enabled: true, people: ['a', 'b'] };

describe('rebase', () => {
  it('keeps what was typed and takes over what was left alone', () => {
    const mine = { name: 'Mine', enabled: true, people: ['a', 'b'] };
    const present = { name: 'Theirs', enabled: false, people: ['a', 'b'] };

    expect(rebase(base, mine, present)).toEqual({
      values: { name: 'Mine', enabled: false, people: ['a', 'b'] },
      changed: [
        { field: 'name', was: 'Desk', now: 'Theirs', mine: 'Mine' },
        { field: 'enabled', was: true, now: false, mine: undefined },
      ],
    });
  });

  it('looks into lists, whose order counts', () => {
    const present = { ...base, people: ['b', 'a'] };

    expect(rebase(base, base, present).values.people).toEqual(['b', 'a']);
    expect(rebase(base, base, base).changed).toEqual([]);
  });

  it('sees no disagreement where both wrote the same', () => {
    const both = { ...base, name: 'Same' };

    expect(rebase(base, both, both).changed).toEqual([
      { field: 'name', was: 'Desk', now: 'Same', mine: undefined },
    ]);
  });
});
