import { describe, expect, it } from 'vitest';
import { hotline, useStage } from '../testing/stage.js';

const stage = useStage();

async function callWith(gather: string, rest = '<Say>Nothing came</Say>') {
  stage.app.on('/voice', gather + rest).on('/action', '<Say>Thanks</Say><Pause length="60"/>');
  const call = stage.simulator.dial({ from: '+15550199999', to: hotline });
  await stage.clock.settle();
  return call;
}
const digits = () => stage.app.at('/action').map(({ params }) => params.Digits);

describe('Gather', () => {
  it('is interrupted in its prompt by a key, and ends at numDigits', async () => {
    const call = await callWith(
      '<Gather action="/action" numDigits="1"><Say>One two three four five six seven</Say><Say>never</Say></Gather>',
    );
    await stage.clock.advance('1s');
    call.presses('7');
    await stage.clock.settle();

    expect(digits()).toEqual(['7']);
    expect(call.hasHeard('never')).toBe(false);
    expect(stage.app.at('/action')[0]?.params).toMatchObject({
      CallStatus: 'in-progress',
      CallSid: call.sid,
    });
  });

  it('takes several keys pressed in one go, and leaves the finishing key out', async () => {
    const call = await callWith('<Gather action="/action"/>');
    call.presses('42#');
    await stage.clock.settle();

    expect(digits()).toEqual(['42']);
  });

  it('counts its timeout from the end of the prompt, then from the last key', async () => {
    const call = await callWith('<Gather action="/action" timeout="4"><Say>Hi</Say></Gather>');
    await stage.clock.advance('4s');
    call.presses('1');
    await stage.clock.advance('3s');
    call.presses('2');
    await stage.clock.advance('3s');
    expect(digits()).toEqual([]);

    await stage.clock.advance('1s');

    expect(digits()).toEqual(['12']);
  });

  it('falls through to the next verb without a key', async () => {
    const call = await callWith('<Gather action="/action"><Say>Press</Say></Gather>');
    await stage.clock.advance('7s');

    expect(call.hasHeard('Nothing came')).toBe(true);
    expect(digits()).toEqual([]);
  });

  it('takes a finishing key alone for nothing', async () => {
    const call = await callWith('<Gather action="/action"/>');
    call.presses('#');
    await stage.clock.settle();

    expect(digits()).toEqual([]);
    expect(call.hasHeard('Nothing came')).toBe(true);
  });

  it('asks its action even without a key when actionOnEmptyResult is set', async () => {
    await callWith('<Gather action="/action" actionOnEmptyResult="true" timeout="2"/>');
    await stage.clock.advance('2s');

    expect(digits()).toEqual(['']);
  });

  it('takes every key when finishOnKey is empty', async () => {
    const call = await callWith('<Gather action="/action" finishOnKey="" numDigits="2"/>');
    call.presses('#*');
    await stage.clock.settle();

    expect(digits()).toEqual(['#*']);
  });

  it('asks for the same document again without an action (the loop trap)', async () => {
    const call = await callWith('<Gather numDigits="1"/>');
    call.presses('1');
    await stage.clock.settle();

    expect(stage.app.trace('Digits')).toEqual(['/voice', '/voice 1']);
  });

  it('hears words when it listens for speech', async () => {
    const call = await callWith('<Gather action="/action" input="speech dtmf"/>');
    call.says('billing please');
    await stage.clock.settle();

    expect(stage.app.at('/action')[0]?.params.SpeechResult).toBe('billing please');
  });

  it('sends its parameters in the query when its method is GET', async () => {
    const call = await callWith('<Gather action="/action?x=1" method="GET" numDigits="1"/>');
    call.presses('5');
    await stage.clock.settle();

    expect(stage.app.at('/action')[0]).toMatchObject({
      method: 'GET',
      params: { x: '1', Digits: '5' },
    });
  });
});
