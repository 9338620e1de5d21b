import { expect, it } from 'vitest';

import { readableValue } from './readable-value';

it.each([
  [null, 'nothing'],
  ['', 'nothing'],
  [[], 'nothing'],
  [true, 'on'],
  [false, 'off'],
  [60, '60'],
  ['Night desk', '“Night desk”'],
  ['x'.repeat(500), `“${'x'.repeat(159)}…”`],
  [['Alice', 'Bob'], 'Alice and Bob'],
  [[{ userId: 'u1', name: 'Alice' }], 'Alice'],
  [{ userId: 'u1', name: 'Alice' }, 'Alice'],
  [{ scope: 'read', days: 3 }, 'scope “read”, days 3'],
])('says %j as %s', (value, words) => {
  expect(readableValue(value)).toBe(words);
});
