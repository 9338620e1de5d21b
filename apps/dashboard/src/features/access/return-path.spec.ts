import { expect, it } from 'vitest';

import { returnPath } from './return-path';

it.each([
  ['/projects/1/logs?status=busy', '/projects/1/logs?status=busy'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/sign-in?next=/', '/'],
])('after signing in with next=%s goes to %s', (next, path) => {
  expect(returnPath(new URLSearchParams({ next }))).toBe(path);
});

it('goes to the start page when nothing was asked for', () => {
  expect(returnPath(new URLSearchParams())).toBe('/');
});
