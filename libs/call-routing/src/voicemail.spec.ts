import { describe, expect, it } from 'vitest';

import { decide, decideIncoming, simulateCall, type CallEvent } from './index.js';
import { anybody, planOf } from './testing/plans.js';

const noon = Date.UTC(2026, 2, 2, 12);
const voicemail = {
  prompt: 'Leave a message.',
  longestSeconds: 90,
  silenceSeconds: 4,
  whileWaiting: false,
};
const plan = planOf(['A'], { voicemail });

/** What comes when the only phone was not picked up. */
function unanswered() {
  const ring = decideIncoming(plan, anybody, noon).steps.find((step) => step.kind === 'ring');
  if (ring === undefined) throw new Error('Nobody is rung.');
  return decide(plan, ring.state, { kind: 'ring-ended', result: 'no-answer' }, noon);
}

function recorded(recording: Extract<CallEvent, { kind: 'recorded' }>['recording']) {
  const record = unanswered().steps.find((step) => step.kind === 'record');
  if (record === undefined) throw new Error('Nobody is recorded.');
  return decide(plan, record.state, { kind: 'recorded', recording }, noon);
}

describe('voicemail', () => {
  it('is offered at the end of escalation, instead of the last message', () => {
    const { steps, facts } = unanswered();

    expect(steps).toMatchObject([
      { kind: 'say', text: 'Leave a message.' },
      { kind: 'record', longestSeconds: 90, silenceSeconds: 4 },
      { kind: 'say', text: 'Goodbye.' },
      { kind: 'hang-up' },
    ]);
    expect(facts.slice(-2)).toEqual([
      { kind: 'ended', ending: 'no-answer' },
      { kind: 'voicemail-offered' },
    ]);
  });

  it('is offered at once when nobody can be rung, in its own voice', () => {
    const speech = { voice: 'man', language: 'en-GB' };
    const nobody = planOf(['a'], { voicemail, speeches: { voicemail: speech } });

    expect(decideIncoming(nobody, anybody, noon).steps).toMatchObject([
      { kind: 'say', text: 'Leave a message.', speech },
      { kind: 'record' },
      { kind: 'say' },
      { kind: 'hang-up' },
    ]);
  });

  it('thanks for a message, and says goodbye where none was left', () => {
    expect(recorded({ recordingSid: 'RE1', seconds: 12 })).toEqual({
      steps: [
        { kind: 'say', text: 'Thank you. Your message was recorded. Goodbye.' },
        { kind: 'hang-up' },
      ],
      facts: [{ kind: 'voicemail-left', recordingSid: 'RE1', seconds: 12 }],
    });
    expect(recorded({ recordingSid: 'RE1', seconds: 0 })).toMatchObject({
      steps: [{ kind: 'say', text: 'Goodbye.' }, { kind: 'hang-up' }],
      facts: [{ kind: 'no-voicemail' }],
    });
    expect(recorded(undefined).facts).toEqual([]);
  });

  it.each([
    ['voicemail-left', 20, {}],
    ['voicemail-left', 4, { messageSeconds: 300, patienceSeconds: 36.4 }],
    ['voicemail-left', 90, { messageSeconds: 300 }],
    ['no-answer', 0, { messageSeconds: 0 }],
  ])('is simulated: %s after %i seconds', (status, seconds, situation) => {
    const call = simulateCall(plan, { at: noon, caller: anybody, behaviours: {}, ...situation });

    expect(call.status).toBe(status);
    expect(call.steps).toContainEqual(expect.objectContaining({ kind: 'message', seconds }));
  });
});
