import { describe, expect, it } from 'vitest';

import { moveBy } from './reorder';

describe('moveBy', () => {
  it.each([
    ['the second up', 1, -1, ['b', 'a', 'c']],
    ['the second down', 1, 1, ['a', 'c', 'b']],
    ['the first up: it stays', 0, -1, ['a', 'b', 'c']],
    ['the last down: it stays', 2, 1, ['a', 'b', 'c']],
  ] as const)('moves %s', (_title, from, step, expected) => {
    expect(moveBy(['a', 'b', 'c'], from, step)).toEqual(expected);
  });
});
