import { describe, expect, it } from 'vitest';

import { assertVersion, readIfMatch } from './expected-version.js';

describe('If-Match', () => {
  it.each([
    [undefined, undefined],
    ['*', undefined],
    ['"3"', 3],
    [' "12" ', 12],
  ])('%s is version %s', (header, version) => {
    expect(readIfMatch(header)).toBe(version);
  });

  it.each(['3', 'W/"3"', '"3", "4"', '"three"', '"-1"', '""', '"99999999999"'])(
    'refuses %s',
    (header) => {
      expect(() => readIfMatch(header)).toThrow('If-Match must be the ETag');
    },
  );

  it('refuses an edit of an older version', () => {
    expect(() => assertVersion(2, 3)).toThrow('Somebody else has changed this');
    expect(() => assertVersion(3, 3)).not.toThrow();
    expect(() => assertVersion(undefined, 3)).not.toThrow();
  });
});
