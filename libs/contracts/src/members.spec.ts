import { describe, expect, it } from 'vitest';

import { rolesInHandsOf } from './members.js';

describe('rolesInHandsOf', () => {
  it.each([
    ['owner', ['owner', 'admin', 'responder', 'viewer']],
    ['admin', ['admin', 'responder', 'viewer']],
    ['responder', []],
    ['viewer', []],
  ] as const)('lets the %s give %j', (role, given) => {
    expect(rolesInHandsOf(role)).toEqual(given);
  });
});
