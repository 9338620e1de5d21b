import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { returnPath } from './return-path.js';

describe('returnPath', () => {
  it.each([
    '/',
    '/projects/1/policies?page=2#top',
    '/settings/security',
    '/search?next=https://evil.example',
  ])('keeps %s', (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    'evil.example',
    '',
    undefined,
    ['/one', '/two'],
  ])('makes the start page of %j', (wanted) => {
    expect(returnPath(wanted)).toBe('/');
  });

  it('never leads away from here', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[/\\.\t\n:@a?#%]{0,12}$/), (wanted) => {
        const target = new URL(returnPath(`/${wanted}`), 'https://hotline.example');
        expect(target.origin).toBe('https://hotline.example');
      }),
    );
  });
});
