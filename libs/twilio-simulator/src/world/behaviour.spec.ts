import { describe, expect, it } from 'vitest';
import { hotline, useStage } from '../testing/stage.js';
import type { Behaviour } from './behaviour.js';

const stage = useStage();
const alice = '+15550100001';
const bob = '+15550100002';

async function dial(change: Partial<Behaviour>, attributes = '', numbers = [alice]) {
  Object.assign(stage.simulator.behaviour, change);
  const nouns = numbers.map((number) => `<Number>${number}</Number>`).join('');
  stage.app
    .on('/voice', `<Dial action="/after" timeout="20" ${attributes}>${nouns}</Dial>`)
    .on('/after', '');
  const leg = stage.simulator.dial({ from: '+15550199999', to: hotline });
  await stage.clock.settle();
  return leg;
}
const after = () => stage.app.at('/after')[0]?.params;
const codes = () => stage.simulator.alerts.map(({ code }) => code);

describe('a switch of the behaviour', () => {
  it('takes the buffer off the time-out of Dial', async () => {
    await dial({ dialTimeoutBufferSeconds: 0 });
    await stage.clock.advance('20s');

    expect(after()?.DialCallStatus).toBe('no-answer');
  });

  it('shows an unanswered call as in progress', async () => {
    await dial({ unansweredParentShows: 'in-progress' }, 'answerOnBridge="true"');
    stage.simulator.phone(alice).declines();
    await stage.clock.settle();

    expect(after()?.CallStatus).toBe('in-progress');
    expect(stage.app.at('/voice')[0]?.params.CallStatus).toBe('ringing');
  });

  it('ends a call whose caller gives up as canceled', async () => {
    const leg = await dial({ unansweredCallerStatus: 'canceled' }, 'answerOnBridge="true"');
    leg.hangsUp();
    await stage.clock.settle();

    expect(stage.app.at('/status')[0]?.params.CallStatus).toBe('canceled');
  });

  it('lets carriers drop a call that only rings', async () => {
    const leg = await dial({ carrierRingLimitSeconds: 15 }, 'answerOnBridge="true"');
    await stage.clock.advance('15s');

    expect(leg.status).toBe('no-answer');
    expect(after()?.DialCallStatus).toBe('canceled');
  });

  it('limits the legs an account may have at once (10004)', async () => {
    await dial({ concurrentLegs: 2 }, '', [alice, bob]);
    expect(codes()).toEqual([10004]);
    expect(stage.simulator.phone(alice).isRinging).toBe(true);
    expect(stage.simulator.phone(bob).isRinging).toBe(false);
    const second = stage.simulator.dial({ from: '+15550199998', to: hotline });

    expect(second.status).toBe('failed');
    expect(codes()).toEqual([10004, 10004]);
  });

  it('lets a foreign caller id pass with a warning', async () => {
    await dial({ foreignCallerIdFails: false }, 'callerId="+15557654321"');

    expect(codes()).toEqual([13214]);
    expect(stage.simulator.phone(alice).isRinging).toBe(true);
  });

  it('chooses which status several failed legs report', async () => {
    stage.simulator.phone(alice).isBusy();
    stage.simulator.phone(bob).isUnreachable();
    await dial({ mixedDialStatus: ['failed', 'busy'] }, '', [alice, bob]);

    expect(after()?.DialCallStatus).toBe('failed');
  });

  it('calls the losing leg of a parallel Dial unanswered', async () => {
    await dial({ losingLegStatus: 'no-answer' }, '', [alice, bob]);
    stage.simulator.phone(alice).answers();
    await stage.clock.settle();

    expect(stage.simulator.calls.at(-1)?.status).toBe('no-answer');
  });
});
