import { describe, expect, it } from 'vitest';

import { decide, decideIncoming, type RoutingPlan, type Step, type WaveStanding } from './index.js';
import { anybody, planOf } from './testing/plans.js';

const noon = Date.UTC(2026, 2, 2, 12);
const voicemail = {
  prompt: 'Leave a message.',
  longestSeconds: 90,
  silenceSeconds: 4,
  whileWaiting: true,
};

const kinds = (steps: readonly Step[]) => steps.map(({ kind }) => kind).join(' ');

/** A caller waits by this plan and has pressed a key, or none, five seconds after the greeting. */
function waiting(plan: RoutingPlan) {
  const { steps } = decideIncoming(plan, anybody, noon);
  const wait = steps.find((step) => step.kind === 'wait');
  if (wait === undefined) throw new Error('The caller does not wait.');
  const press = (key: string, standing: WaveStanding | undefined) =>
    decide(plan, wait.state, { kind: 'waited', key, standing }, noon + 5000);
  return { steps, wait, press };
}

/** One phone rings, and nobody has the call. */
const ringing: WaveStanding = {
  takenBy: undefined,
  hasLeft: false,
  rings: [{ attempt: 1, ended: undefined }],
  refused: [],
};

describe('a policy whose callers may leave a message instead of waiting', () => {
  it('tells them so, and rings even a single phone beside the call, so that their key is heard', () => {
    const { steps } = waiting(planOf(['AB'], { voicemail }));

    expect(kinds(steps)).toBe('say say wait ring-all');
    expect(steps[1]).toEqual({
      kind: 'say',
      text: 'To leave a message instead of waiting, press 2.',
    });
    expect(steps[2]).toMatchObject({ hearsKeys: true, seconds: 7 });
    // Rung in turn: one phone, whatever its owner does.
    expect(steps[3]).toMatchObject({ rings: { length: 1 }, isLastResort: true });
  });

  it('plays a whole ring first, however short the rule is', () => {
    const short = planOf(['A'], { voicemail });
    const rules = short.rules.map((rule) => ({ ...rule, escalateAfterSeconds: 5 }));

    expect(waiting({ ...short, rules }).wait.seconds).toBe(7);
  });

  it('asks for the message at once and lets everybody go, unless somebody accepts in that moment', () => {
    const { steps, facts, provided } = waiting(planOf(['*AB'], { voicemail })).press('2', ringing);

    expect(kinds(steps)).toBe('say record say hang-up end-rings');
    expect(steps[4]).toMatchObject({ wave: { first: 1, size: 2 }, because: 'message-instead' });
    expect(facts).toEqual([
      { kind: 'wave-over', first: 1, last: 2 },
      { kind: 'message-chosen' },
      { kind: 'voicemail-offered' },
    ]);
    expect(provided).toMatchObject({ that: 'wave-open', first: 1 });
    expect(kinds(provided?.otherwise.steps ?? [])).toBe('meet hang-up');
  });

  it('puts a caller through who presses when somebody has accepted', () => {
    const { press } = waiting(planOf(['A'], { voicemail }));

    expect(kinds(press('2', { ...ringing, takenBy: 1 }).steps)).toBe('meet hang-up');
  });

  it.each(['', '1', '9', '#'])('lets a caller who presses "%s" wait on', (key) => {
    const { press } = waiting(planOf(['A'], { voicemail }));

    expect(press(key, ringing)).toMatchObject({ steps: [{ kind: 'wait' }], facts: [] });
  });

  it('takes the message without a record of who rings, too', () => {
    const { press } = waiting(planOf(['A'], { voicemail }));

    expect(kinds(press('2', undefined).steps)).toBe('say record say hang-up end-rings');
  });

  it('rings by the call itself where the carrier places no calls: then no key is heard', () => {
    const refused: WaveStanding = { ...ringing, rings: [], refused: [1] };
    const { press } = waiting(planOf(['A'], { voicemail }));

    const { steps } = press('', refused);

    expect(kinds(steps)).toBe('ring end-rings');
    expect(steps[0]).toMatchObject({ state: { attempt: 2, oneByOne: true } });
  });

  it('hears no key where the policy does not offer it', () => {
    const plan = planOf(['*AB'], { voicemail: { ...voicemail, whileWaiting: false } });
    const { steps, press } = waiting(plan);

    expect(kinds(steps)).toBe('say wait ring-all');
    expect(press('2', ringing)).toMatchObject({ steps: [{ kind: 'wait' }], facts: [] });
  });
});
