import type { MemberRole } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { stateOf } from './invitation.mapper.js';

const now = new Date('2026-03-01T12:00:00Z');
const later = new Date(now.getTime() + 1);
const sentBy = (senderRole: MemberRole | null, role: MemberRole) => ({
  invitedBy: 'dana',
  senderRole,
  role,
  expiresAt: later,
});

describe('stateOf an invitation', () => {
  it.each([
    ['owner', 'owner', 'open'],
    ['admin', 'admin', 'open'],
    ['admin', 'owner', 'void'],
    ['responder', 'viewer', 'void'],
    [null, 'viewer', 'void'],
  ] as const)('whose sender is now %s and that makes somebody %s: %s', (sender, role, state) => {
    expect(stateOf(sentBy(sender, role), now)).toBe(state);
  });

  it.each([
    ['responder', 'open'],
    ['admin', 'void'],
    ['owner', 'void'],
  ] as const)('that an API key sent and that makes somebody %s: %s', (role, state) => {
    expect(stateOf({ ...sentBy(null, role), invitedBy: null }, now)).toBe(state);
  });

  it('is expired at its last moment', () => {
    expect(stateOf({ ...sentBy('owner', 'viewer'), expiresAt: now }, now)).toBe('expired');
  });
});
