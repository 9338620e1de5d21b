import { simulateCall, type Behaviour, type RoutingPlan } from '@ringdown/call-routing';
import { describe, expect, it } from 'vitest';

import { behaviourOf } from './behaviours';
import { tellStep, verdictOn } from './story';
import { aRoutingPlan, personOf } from './testing/routing-plan';
import { firstTrial, situationOf, type Trial } from './trial';

const call = (
  plan: RoutingPlan,
  behaviours: Record<string, Behaviour> = {},
  changes: Partial<Trial> = {},
) => simulateCall(plan, situationOf({ ...firstTrial(0), behaviours, ...changes }));

const told = (...example: Parameters<typeof call>) => call(...example).steps.map(tellStep);
const open = aRoutingPlan().plan.admission;

describe('a call', () => {
  it('is told in a sentence a step', () => {
    const { plan } = aRoutingPlan();

    expect(told(plan, { bob: behaviourOf('takes', 6) })).toEqual([
      'The caller hears: “Hello.”',
      'Rings Alice for 30 s: no answer.',
      'Rings Bob, who picks up after 6 s, presses 1 and takes the call.',
      'Bob and the caller talk for 1 min.',
      'They hang up.',
    ]);
  });

  it.each([
    ['declines', 'Rings Alice, who picks up after 8 s and declines with 2.'],
    ['rejects', 'Rings Alice, who rejects it after 5 s.'],
    ['mailbox', 'Rings Alice: picked up after 20 s, but no key is pressed. A mailbox, it seems.'],
    ['busy', 'Calls Alice, whose phone is busy.'],
    ['unreachable', 'Calls Alice, whose phone cannot be reached.'],
  ] as const)('tells of somebody who %s', (kind, sentence) => {
    expect(told(aRoutingPlan().plan, { alice: behaviourOf(kind) })[1]).toBe(sentence);
  });

  it('tells why a rule is passed over, and that the rules start again', () => {
    const { plan } = aRoutingPlan({
      people: [personOf('Alice', null), personOf('Bob')],
      repeats: 1,
    });

    expect(told(plan).filter((sentence) => !sentence.startsWith('The'))).toEqual([
      'Rule 1 is passed over: Alice has no verified phone.',
      'Rings Bob for 30 s: no answer.',
      'Nobody has taken the call: the rules start again, round 2.',
      'Rule 1 is passed over: Alice has no verified phone.',
      'Rings Bob for 30 s: no answer.',
    ]);
  });

  it('tells why a caller is turned away', () => {
    const refuse = (admission: Partial<RoutingPlan['admission']>, changes: Partial<Trial> = {}) =>
      told(aRoutingPlan({ admission: { ...open, ...admission } }).plan, {}, changes).at(0);

    expect(refuse({ entries: [{ list: 'block', pattern: '+1202*' }] })).toBe(
      'The caller is turned away: “+1202*” is on the block list.',
    );
    expect(refuse({ unlisted: 'refused' })).toMatch(/not on the allow list/);
    expect(refuse({ withheld: 'refused' }, { isWithheld: true })).toMatch(/withhold/);
    expect(refuse({ callsPerHour: 3 }, { callsBefore: 3 })).toMatch(/3 calls within an hour/);
    expect(refuse({ challenge: 'everybody' }, { pressesKey: false })).toBe(
      'The caller is asked to press 1 and presses nothing.',
    );
    expect(told(aRoutingPlan({ enabled: false }).plan)[0]).toMatch(/switched off/);
  });
});

describe('the verdict', () => {
  const { plan } = aRoutingPlan();
  const nobody = aRoutingPlan({ people: [personOf('Alice', null)] }).plan;

  it.each([
    [call(plan, { bob: behaviourOf('takes', 6) }), 'Bob takes the call', /after 41 s. 2 phones/],
    [call(plan), 'Nobody takes the call', /hears that nobody answers. It is over after 1 min 2 s/],
    [call(nobody), 'Nobody can be rung', /No phone rings/],
    [call(plan, {}, { patienceSeconds: 20 }), 'The caller gives up', /after 20 s.*One phone rings/],
    [
      call(plan, { alice: behaviourOf('busy'), bob: behaviourOf('busy') }),
      'Nobody takes the call',
      /Every phone is busy/,
    ],
    [call(aRoutingPlan({ enabled: false }).plan), 'The caller is turned away', /switched off/],
  ])('says how a call ends: %#', (example, title, words) => {
    expect(verdictOn(example).title).toBe(title);
    expect(verdictOn(example).words).toMatch(words);
  });
});
