import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decide, decideIncoming, factOfTalk, isOrder, simulateCall } from './index.js';
import type { CallState } from './index.js';
import { anybody, anyInstant, anyPlan, planOf } from './testing/plans.js';

const noon = Date.UTC(2026, 2, 2, 12);
const recording = { consent: 'We record this.' };
const state: CallState = {
  ...{ round: 1, rule: 0, person: 0, attempt: 1, tried: [0], prompts: 0, tally: 'none' },
};

const textsOf = (plan: ReturnType<typeof planOf>) =>
  decideIncoming(plan, anybody, noon).steps.flatMap((step) => ('text' in step ? [step.text] : []));

describe('a call that is recorded', () => {
  it('tells the caller after the greeting, and rings then', () => {
    const { steps, facts } = decideIncoming(planOf(['A'], { recording }), anybody, noon);

    expect(steps).toMatchObject([
      { kind: 'say', text: 'Hello.' },
      { kind: 'say', text: 'We record this.' },
      { kind: 'ring', isRecorded: true },
    ]);
    expect(facts.map(({ kind }) => kind)).toContain('recording-announced');
  });

  it('rings several phones at once only when the caller has been told', () => {
    const plan = planOf(['*AB'], { recording });
    const { steps } = decideIncoming(plan, anybody, noon);
    expect(steps.map(({ kind }) => kind)).toEqual(['say', 'say', 'wait']);
    expect(steps.some(isOrder)).toBe(false);

    const wait = steps.find((step) => step.kind === 'wait');
    if (wait === undefined) throw new Error('The caller does not wait.');
    const event = { kind: 'waited', key: '', standing: undefined } as const;
    expect(decide(plan, wait.state, event, noon).steps).toMatchObject([
      { kind: 'wait', seconds: 6 },
      { kind: 'ring-all', rings: [{}, {}] },
    ]);
  });

  it('is recorded on both sides of a room', () => {
    const plan = planOf(['*AB'], { recording });
    const wave = { first: 1, size: 2, since: noon };
    const inWave = { ...state, tried: [0, 1], wave };
    const taken = decide(plan, inWave, { kind: 'key', key: '1' }, noon).steps;
    const standing = { takenBy: 1, hasLeft: false, rings: [], refused: [] };
    const caller = decide(plan, inWave, { kind: 'waited', key: '', standing }, noon).steps;

    expect(taken).toContainEqual(expect.objectContaining({ kind: 'meet', isRecorded: true }));
    expect(caller).toContainEqual(expect.objectContaining({ kind: 'meet', isRecorded: true }));
  });

  it('tells the responder, too, before they press a key', () => {
    const whisperOf = (plan: ReturnType<typeof planOf>) =>
      decide(plan, state, { kind: 'picked-up' }, noon).steps[0];

    expect(whisperOf(planOf(['A'], { recording }))).toMatchObject({
      text: expect.stringMatching(/^Support Hotline. This call is recorded. Call from /) as string,
    });
    expect(whisperOf(planOf(['A']))).toMatchObject({
      text: expect.stringMatching(/^Support Hotline. Call from /) as string,
    });
  });

  it('says nothing of it where nobody can be rung: no voicemail is a talk', () => {
    expect(textsOf(planOf(['a'], { recording }))).toEqual(['No one available.']);
  });

  it('is decided by the policy that takes the call', () => {
    const hours = { timeZone: 'UTC', windows: [], holidays: [], message: 'Closed.' };
    const night = planOf(['A'], { policyId: 'night', recording });
    const day = (changes: object) =>
      planOf(['A'], { supportHours: { ...hours, elsewhere: 'night' }, ...changes });
    const stepsWith = (plan: typeof night, other: typeof night) =>
      decideIncoming(plan, anybody, noon, { findPlan: () => other }).steps;

    expect(stepsWith(day({}), night)).toContainEqual({ kind: 'say', text: 'We record this.' });
    const unrecorded = stepsWith(day({ recording }), planOf(['A'], { policyId: 'night' }));
    expect(unrecorded).not.toContainEqual({ kind: 'say', text: 'We record this.' });
    expect(unrecorded).not.toContainEqual(expect.objectContaining({ isRecorded: true }));
  });

  it('is one of which the carrier has something, or nothing', () => {
    expect(factOfTalk({ recordingSid: 'RE1', seconds: 9 })).toEqual({
      kind: 'talk-recorded',
      ...{ recordingSid: 'RE1', seconds: 9 },
    });
    expect(factOfTalk({ recordingSid: 'RE1', seconds: 0 })).toEqual({ kind: 'talk-not-recorded' });
  });

  it.each(['one-by-one', 'all-at-once'] as const)(
    'never rings before the caller has heard of it: %s',
    (ringMode) => {
      fc.assert(
        fc.property(anyPlan, anyInstant, (any, at) => {
          const plan = {
            ...any,
            rules: any.rules.map((rule) => ({ ...rule, ringMode })),
            recording,
          };
          const { steps } = simulateCall(plan, { at, caller: anybody, behaviours: {} });
          const told = steps.find(
            (step) => step.kind === 'hears' && step.text === 'We record this.',
          );
          const rung = steps.find(({ kind }) => kind === 'ring');
          if (rung !== undefined) expect(told?.to).toBeLessThanOrEqual(rung.from);
          expect(told === undefined).toBe(rung === undefined);
        }),
      );
    },
  );
});
