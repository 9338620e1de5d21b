import type { CallFact } from '@ringdown/call-routing';
import { describe, expect, it } from 'vitest';

import { tellFact } from './journal-text.js';

const names = new Map([[1, 'Alice']]);

const told: [CallFact, string][] = [
  [
    { kind: 'refused', reason: 'unknown-number' },
    'The call was turned away: no policy has this number.',
  ],
  [{ kind: 'round-began', round: 2 }, 'No one had answered; round 2 through the rules began.'],
  [
    {
      kind: 'rule-skipped',
      round: 1,
      ruleOrder: 2,
      people: [
        { userId: 'd', name: 'Dave', reason: 'no-verified-phone' },
        { userId: 'a', name: 'Alice', reason: 'already-tried' },
      ],
      vacant: [],
    },
    'Rule 2 was skipped: Dave has no verified phone, Alice had been rung already.',
  ],
  [
    { kind: 'rule-skipped', round: 1, ruleOrder: 3, people: [], vacant: [] },
    'Rule 3 was skipped: it names nobody.',
  ],
  [
    {
      kind: 'rule-skipped',
      round: 1,
      ruleOrder: 1,
      people: [{ userId: 'd', name: 'Dave', reason: 'no-verified-phone' }],
      vacant: [
        { kind: 'schedule', id: 's', name: 'Platform on call' },
        { kind: 'team', id: 't', name: 'Network' },
      ],
    },
    'Rule 1 was skipped: Dave has no verified phone, nobody was on call in Platform on call, nobody is in the team Network.',
  ],
  [
    {
      kind: 'ring-ordered',
      attempt: 1,
      round: 1,
      ruleOrder: 1,
      userId: 'a',
      name: 'Alice',
      seconds: 30,
    },
    'Rule 1: Alice is rung for up to 30 seconds.',
  ],
  [{ kind: 'leg', attempt: 1, status: 'no-answer' }, 'Alice: the phone was not picked up.'],
  [{ kind: 'accepted', attempt: 1 }, 'Alice pressed 1 and took the call.'],
  [{ kind: 'ring-ended', attempt: 1, result: 'caller-gone' }, 'Alice: the caller had hung up.'],
  [{ kind: 'ended', ending: 'no-one-available' }, 'Escalation ended: nobody could be rung at all.'],
  [
    { kind: 'call-over', carrierStatus: 'completed', seconds: 61 },
    "The caller's line closed after 61 seconds; the carrier calls it completed.",
  ],
  [
    { kind: 'call-over', carrierStatus: 'failed', seconds: null },
    "The caller's line closed; the carrier calls it failed.",
  ],
  [
    { kind: 'trouble', text: 'The plan is gone.', endedCall: true },
    'Something went wrong, the caller heard an apology and the call ended: The plan is gone.',
  ],
];

describe('tellFact', () => {
  it.each(told)('tells %j', (fact, text) => {
    expect(tellFact(fact, names)).toBe(text);
  });
});
