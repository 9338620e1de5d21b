import type { PolicyDto } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { aPolicy } from '../../testing/a-policy';
import { policiesVerdict } from './policy-readiness';

const policy = (changes: Partial<PolicyDto>) =>
  aPolicy({
    callSmsConfigId: 'c1',
    routingNumbers: ['+12025550123'],
    ruleCount: 1,
    reachesSomebodyNow: true,
    ...changes,
  });
const now = Date.parse('2026-01-01T00:00:00.000Z');

describe('policiesVerdict', () => {
  it('is good when every enabled policy has a number and rules', () => {
    const verdict = policiesVerdict([policy({}), policy({ enabled: false, ruleCount: 0 })], now);

    expect(verdict).toEqual({ tone: 'good', words: '1 hotline takes calls.' });
  });

  it('misses no rules where a menu leads every caller to another policy', () => {
    const choices = [{ key: '1', policyId: 'desk' }];
    const menu = { message: 'Press 1.', choices, otherwisePolicyId: 'desk' };

    expect(policiesVerdict([policy({ ruleCount: 0, menu })], now).tone).toBe('good');
    const own = { ...menu, otherwisePolicyId: null };
    expect(policiesVerdict([policy({ ruleCount: 0, menu: own })], now).tone).toBe('bad');
  });

  it.each([
    [[policy({}), policy({ isOpenNow: false })], 'good', '1 hotline takes calls. 1 is closed now.'],
    [
      [policy({ isOpenNow: false }), policy({ isOpenNow: false, reachesSomebodyNow: false })],
      'neutral',
      'No hotline takes calls: 2 are closed now.',
    ],
  ])('counts hotlines that are closed by their support hours', (policies, tone, words) => {
    expect(policiesVerdict(policies, now)).toEqual({ tone, words });
  });

  it('names a policy that is called but rings nobody before one that cannot be called', () => {
    const verdict = policiesVerdict(
      [policy({ name: 'Sales', routingNumbers: [] }), policy({ name: 'Night desk', ruleCount: 0 })],
      now,
    );

    expect(verdict.tone).toBe('bad');
    expect(verdict.words).toContain('Night desk');
    expect(verdict.words).not.toContain('Sales');
  });

  it('names a policy that turns its callers away, for want of a config, before all others', () => {
    const verdict = policiesVerdict(
      [
        policy({ name: 'Sales', ruleCount: 0 }),
        policy({ name: 'Night desk', callSmsConfigId: null }),
        policy({ name: 'Not there yet', callSmsConfigId: null, routingNumbers: [] }),
      ],
      now,
    );

    expect(verdict).toEqual({
      tone: 'bad',
      words: 'Callers are turned away: Night desk – no call/SMS config.',
    });
  });

  it('names a policy that reaches nobody now before one that soon will not', () => {
    const nextGap = { from: '2026-01-03T12:00:00.000Z', to: '2026-01-05T12:00:00.000Z' };
    const soon = policy({ name: 'Sales', nextGap });

    const silent = policy({ name: 'Night desk', reachesSomebodyNow: false });
    expect(policiesVerdict([soon, silent], now)).toEqual({
      tone: 'bad',
      words:
        'Callers reach nobody now: Night desk – nobody with a verified phone is named or on call.',
    });
    const verdict = policiesVerdict([soon, policy({})], now);
    expect(verdict.tone).toBe('warning');
    expect(verdict.words).toMatch(/^Callers will reach nobody: Sales from Sat \d\d:\d\d to Mon/);
  });

  it('warns of a policy without a number', () => {
    expect(policiesVerdict([policy({ routingNumbers: [] })], now).tone).toBe('warning');
  });
});
