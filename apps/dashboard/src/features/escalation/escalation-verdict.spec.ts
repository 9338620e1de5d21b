import { describe, expect, it } from 'vitest';

import { escalationVerdict } from './escalation-verdict';
import { person, rule, schedule, team } from './testing/rules';

const now = Date.parse('2026-11-23T20:00:00Z');
const policy = {
  enabled: true,
  routingNumbers: ['+12025550100'],
  isOpenNow: true,
  hoursChangeAt: null,
  outsideHoursPolicyId: null,
  menu: null,
};

const atOnce = (...targets: Parameters<typeof rule>[1][]) =>
  Object.assign(rule(30, ...targets), { ringMode: 'all-at-once' as const });

describe('escalationVerdict', () => {
  it.each([
    ['one person', [rule(30, person('Alice'))], 'Rings Alice first.'],
    [
      'two at once, and one after them',
      [atOnce(person('Alice'), person('Bob')), rule(30, person('Carol'))],
      'Rings Alice and Bob at once, then Carol.',
    ],
    ['one of a rule that rings all at once', [atOnce(person('Alice'))], 'Rings Alice first.'],
    ['two', [rule(30, person('Alice'), person('Bob'))], 'Rings Alice first, then Bob.'],
    [
      'many',
      [rule(30, person('Alice'), person('Bob')), rule(30, person('Carol'), person('Dan'))],
      'Rings Alice first, then Bob and 2 more.',
    ],
  ])('says in which order it rings %s', (_title, rules, words) => {
    expect(escalationVerdict(policy, rules, now)).toEqual({ tone: 'good', words });
  });

  it.each([
    [
      'and when it opens',
      '2026-11-24T08:00:00Z',
      /^Closed until tomorrow \d\d:\d\d: callers hear so/,
    ],
    ['also where it never opens', null, /^Closed: callers hear so/],
  ])('says that it is closed, %s', (_title, hoursChangeAt, words) => {
    const closed = { ...policy, isOpenNow: false, hoursChangeAt };
    const verdict = escalationVerdict(closed, [rule(30, person('Alice'))], now);

    expect(verdict).toEqual({ tone: 'neutral', words: expect.stringMatching(words) as string });
  });

  it('says that another policy takes the calls outside of the hours', () => {
    const closed = { ...policy, isOpenNow: false, outsideHoursPolicyId: 'night' };

    expect(escalationVerdict(closed, [], now).words).toBe(
      'Closed: another policy takes the calls outside of the support hours.',
    );
  });

  it('misses no rules where a menu leads every caller elsewhere', () => {
    const menu = {
      message: 'Press 1.',
      choices: [{ key: '1', policyId: 'desk' }],
      otherwisePolicyId: 'desk' as string | null,
    };
    const verdictWith = (changes: object) =>
      escalationVerdict({ ...policy, menu: Object.assign({}, menu, changes) }, [], now).tone;

    expect(verdictWith({})).toBe('neutral');
    expect(verdictWith({ otherwisePolicyId: null })).toBe('bad');
    expect(verdictWith({ choices: [{ key: '1', policyId: null }] })).toBe('bad');
  });

  it('warns of people who are skipped', () => {
    const rules = [rule(30, person('Alice', null)), rule(30, person('Bob'))];

    expect(escalationVerdict(policy, rules, now)).toEqual({
      tone: 'warning',
      words: 'Rings Bob first. Skipped: Alice has no verified phone.',
    });
  });

  it('names the people on call and of teams, and what nobody is in', () => {
    const rules = [
      rule(30, schedule('Platform', []), team('Backend')),
      rule(30, schedule('Office', ['Alice']), team('Ops', 'Bob', 'Alice')),
    ];

    expect(escalationVerdict(policy, rules, now)).toEqual({
      tone: 'warning',
      words:
        'Rings Alice first, then Bob. Skipped: nobody is on call now in Platform; nobody is in Backend.',
    });
  });

  it.each([
    ['there are no rules', [], 'Nobody can be reached: there are no rules yet.'],
    [
      'nobody has a verified phone',
      [rule(30, person('Alice', null), person('Bob', null))],
      'Nobody can be reached: Alice and Bob have no verified phone.',
    ],
    [
      'nobody is on call',
      [rule(30, schedule('Platform', []), schedule('Office', []))],
      'Nobody can be reached: nobody is on call now in Platform or Office.',
    ],
  ])('says that nobody can be reached when %s', (_title, rules, words) => {
    expect(escalationVerdict(policy, rules, now)).toEqual({ tone: 'bad', words });
  });

  it('says that a policy without a number cannot be called', () => {
    const verdict = escalationVerdict(
      { ...policy, routingNumbers: [] },
      [rule(30, person('Al'))],
      now,
    );

    expect(verdict.tone).toBe('warning');
  });

  it('says of a disabled policy only that it is disabled', () => {
    const verdict = escalationVerdict({ ...policy, enabled: false }, [], now);

    expect(verdict.tone).toBe('neutral');
    expect(verdict.words).toContain('nobody is rung');
  });
});
