import type { PolicyDto } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { aPolicy } from '../../testing/a-policy';
import { policiesVerdict } from './policy-readiness';

const policy = (changes: Partial<PolicyDto>) =>
  aPolicy({ callSmsConfigId: 'c1', routingNumbers: ['+12025550123'], ruleCount: 1, ...changes });

describe('policiesVerdict', () => {
  it('is good when every enabled policy has a number and rules', () => {
    const verdict = policiesVerdict([policy({}), policy({ enabled: false, ruleCount: 0 })]);

    expect(verdict).toEqual({ tone: 'good', words: '1 hotline takes calls.' });
  });

  it('names a policy that is called but rings nobody before one that cannot be called', () => {
    const verdict = policiesVerdict([
      policy({ name: 'Sales', routingNumbers: [] }),
      policy({ name: 'Night desk', ruleCount: 0 }),
    ]);

    expect(verdict.tone).toBe('bad');
    expect(verdict.words).toContain('Night desk');
    expect(verdict.words).not.toContain('Sales');
  });

  it('names a policy that turns its callers away, for want of a config, before all others', () => {
    const verdict = policiesVerdict([
      policy({ name: 'Sales', ruleCount: 0 }),
      policy({ name: 'Night desk', callSmsConfigId: null }),
      policy({ name: 'Not there yet', callSmsConfigId: null, routingNumbers: [] }),
    ]);

    expect(verdict).toEqual({
      tone: 'bad',
      words: 'Callers are turned away: Night desk – no call/SMS config.',
    });
  });

  it('warns of a policy without a number', () => {
    expect(policiesVerdict([policy({ routingNumbers: [] })]).tone).toBe('warning');
  });
});
