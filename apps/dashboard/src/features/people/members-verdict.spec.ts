import { describe, expect, it } from 'vitest';

import { member } from './testing/members';
import { membersVerdict } from './members-verdict';

const phone = { id: 'p', number: '+12025550123', verified: true };
const reachable = (name: string) => member({ name, phones: [phone] });
const silent = (name: string) => member({ name, phones: [{ ...phone, verified: false }] });

describe('membersVerdict', () => {
  it('is good when everybody has a verified phone', () => {
    expect(membersVerdict([reachable('Alice'), reachable('Bob')])).toEqual({
      tone: 'good',
      words: 'All 2 people who can be on call have a verified phone.',
    });
  });

  it('names who cannot be rung', () => {
    expect(membersVerdict([reachable('Alice'), silent('Bob'), silent('Carol')])).toEqual({
      tone: 'warning',
      words: 'Without a verified phone: Bob and Carol.',
    });
  });

  it('counts those beyond the third', () => {
    const many = ['Bob', 'Carol', 'Dave', 'Erin', 'Frank'].map(silent);

    expect(membersVerdict([reachable('Alice'), ...many]).words).toBe(
      'Without a verified phone: Bob, Carol, Dave, and 2 more.',
    );
  });

  it('is bad when nobody can be rung', () => {
    expect(membersVerdict([silent('Bob')]).tone).toBe('bad');
  });

  it('expects no phone of viewers', () => {
    const viewer = member({ name: 'Vic', role: 'viewer', phones: [] });

    expect(membersVerdict([reachable('Alice'), viewer]).words).toBe(
      'The one person who can be on call has a verified phone.',
    );
  });
});
