import { describe, expect, it } from 'vitest';

import {
  decide,
  decideIncoming,
  simulateCall,
  type RoutingPlan,
  type SupportHours,
} from './index.js';
import { anybody, openToAll, planOf } from './testing/plans.js';

const night = Date.UTC(2026, 2, 2, 22);
const noon = Date.UTC(2026, 2, 2, 12);

/** Open from 9 to 17; the calls of the night go elsewhere. */
const hours = (elsewhere: string | null): SupportHours => ({
  timeZone: 'UTC',
  windows: [{ kind: 'daily', opens: '09:00', closes: '17:00' }],
  holidays: [],
  elsewhere,
  message: 'We are closed.',
});

const day = planOf(['A'], { policyId: 'day', policyName: 'Day', supportHours: hours('night') });
const nightDesk = planOf(['B'], {
  policyId: 'night',
  policyName: 'Night',
  messages: { greeting: 'Good evening.', noAnswer: 'Nobody.', noOneAvailable: 'Nobody at all.' },
});

function known(...plans: readonly RoutingPlan[]) {
  return { findPlan: (id: string) => plans.find(({ policyId }) => policyId === id) };
}

const phoneOf = (letter: string) => `+1202555${String(letter.charCodeAt(0))}`;

describe('a closed policy with another one for the time outside of its hours', () => {
  it('has that one take the call, with its greeting and its rules', () => {
    const { steps, facts, takenBy } = decideIncoming(day, anybody, night, known(nightDesk));

    expect(steps).toMatchObject([
      { kind: 'say', text: 'Good evening.' },
      { kind: 'ring', phone: phoneOf('B') },
    ]);
    expect(takenBy).toBe(nightDesk);
    expect(facts.slice(0, 2)).toEqual([
      { kind: 'came-in' },
      { kind: 'passed-on', policyId: 'night', name: 'Night', because: 'outside-hours' },
    ]);
  });

  it('takes its own calls within its hours', () => {
    const decision = decideIncoming(day, anybody, noon, known(nightDesk));

    expect(decision.takenBy).toBeUndefined();
    expect(decision.steps[1]).toMatchObject({ kind: 'ring', phone: phoneOf('A') });
  });

  it.each([
    ['is gone', []],
    ['is disabled', [{ ...nightDesk, enabled: false }]],
    ['would pass the call back', [{ ...nightDesk, supportHours: hours('day') }, day]],
  ])('says its message where the other one %s', (_, plans) => {
    const { steps, facts } = decideIncoming(day, anybody, night, known(...plans));

    expect(steps).toMatchObject([{ kind: 'say', text: 'We are closed.' }, { kind: 'hang-up' }]);
    expect(facts.at(-1)).toEqual({ kind: 'refused', reason: 'outside-hours' });
  });

  it('goes on to a third one where the second is closed, too', () => {
    const second = { ...nightDesk, supportHours: hours('third') };
    const third = planOf(['C'], { policyId: 'third', policyName: 'Third' });

    const { takenBy, facts } = decideIncoming(day, anybody, night, known(second, third));

    expect(takenBy).toBe(third);
    expect(facts.filter(({ kind }) => kind === 'passed-on')).toHaveLength(2);
  });

  it('asks its own callers for a key before it passes them on', () => {
    const admission = { ...openToAll, challenge: 'everybody' as const };
    const guarded = { ...day, admission };
    const [step] = decideIncoming(guarded, anybody, night, known(nightDesk)).steps;
    if (step?.kind !== 'challenge') throw new Error('Nobody is asked.');

    const event = { kind: 'challenge-key', key: '1' } as const;
    expect(decide(guarded, step.state, event, night, known(nightDesk)).takenBy).toBe(nightDesk);
  });

  it('is simulated: whoever takes the call rings its own people', () => {
    const situation = { at: night, caller: anybody, behaviours: {} };

    const call = simulateCall(day, situation, [nightDesk]);

    expect(call.steps).toContainEqual(
      expect.objectContaining({ kind: 'passed-on', name: 'Night', because: 'outside-hours' }),
    );
    expect(call.steps).toContainEqual(expect.objectContaining({ kind: 'ring', name: 'B' }));
    expect(call.steps).toContainEqual(expect.objectContaining({ text: 'Nobody.' }));
    expect(call.status).toBe('no-answer');
  });
});

const menu = {
  prompt: 'Press 1 for the database, 2 for us.',
  choices: [
    { key: '1', policyId: 'night' },
    { key: '2', policyId: null },
  ],
  otherwise: null,
};

describe('a policy with a menu', () => {
  const front = planOf(['A'], { policyId: 'front', menu });

  /** What a caller meets who presses this at each time of asking. */
  function presses(key: string, plan: RoutingPlan = front, plans = [nightDesk]) {
    let decision = decideIncoming(plan, anybody, noon, known(...plans));
    const asked = [decision];
    for (;;) {
      const step = decision.steps.find(({ kind }) => kind === 'choose');
      if (step?.kind !== 'choose') return { asked, ...decision };
      decision = decide(plan, step.state, { kind: 'menu-key', key }, noon, known(...plans));
      asked.push(decision);
    }
  }

  it('greets, asks, and leads to the policy of the key', () => {
    const { asked, steps, facts, takenBy } = presses('1');

    expect(asked[0]?.steps).toMatchObject([
      { kind: 'say', text: 'Hello.' },
      { kind: 'choose', text: menu.prompt },
      { kind: 'hang-up' },
    ]);
    expect(takenBy).toBe(nightDesk);
    expect(steps[0]).toMatchObject({ text: 'Good evening.' });
    expect(facts.slice(0, 2)).toEqual([
      { kind: 'menu-chosen', key: '1' },
      { kind: 'passed-on', policyId: 'night', name: 'Night', because: 'menu' },
    ]);
  });

  it('rings its own people for a key that says so, and greets nobody twice', () => {
    const { steps, takenBy } = presses('2');

    expect(takenBy).toBeUndefined();
    expect(steps).toMatchObject([{ kind: 'ring', phone: phoneOf('A') }]);
  });

  it.each(['', '9', '#'])('asks once more after "%s", then goes where the policy says', (key) => {
    const own = presses(key);
    const other = presses(key, { ...front, menu: { ...menu, otherwise: 'night' } });

    expect(own.asked).toHaveLength(3);
    expect(own.facts).toContainEqual({ kind: 'menu-chosen', key: null });
    expect(own.steps).toMatchObject([{ kind: 'ring', phone: phoneOf('A') }]);
    expect(other.takenBy).toBe(nightDesk);
  });

  it('loses no call to a key that leads nowhere any more', () => {
    expect(presses('1', front, []).steps).toMatchObject([{ kind: 'ring', phone: phoneOf('A') }]);
  });

  it('has a second menu played to nobody', () => {
    const { steps } = presses('1', front, [{ ...nightDesk, menu }]);

    expect(steps[1]).toMatchObject({ kind: 'ring', phone: phoneOf('B') });
  });

  it('is simulated with the key that the caller presses', () => {
    const situation = { at: noon, caller: anybody, behaviours: {}, menuKey: '1' };

    const { steps } = simulateCall(front, situation, [nightDesk]);

    expect(steps.map(({ kind }) => kind)).toEqual([
      'hears',
      'menu',
      'passed-on',
      'hears',
      'ring',
      'hears',
      'over',
    ]);
  });
});
