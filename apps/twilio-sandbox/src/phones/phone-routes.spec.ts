import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { PhoneView } from '../control-api.js';
import { alice, caller, hotline, RunningSandbox } from '../testing/running-sandbox.js';

let running: RunningSandbox;

beforeEach(async () => {
  running = await RunningSandbox.start();
});
afterEach(async () => {
  await running.stop();
});

const heard = (view: PhoneView) => view.transcript.map(({ text }) => text);

describe('a call by hand', () => {
  it('goes from the dialling to the talking and ends for both', async () => {
    const dialled = await running.send<PhoneView>('POST', `phones/${caller}/dial`, { to: hotline });
    expect(dialled.body.state).toBe('dialling');

    await running.clock.advance('3s');
    expect(await running.view(alice)).toMatchObject({
      state: 'ringing',
      call: { direction: 'incoming', display: '+49 309 018 20' },
    });

    await running.phone(alice, 'answer');
    await running.clock.advance('1s');
    expect(await running.view(alice)).toMatchObject({
      state: 'listening',
      call: { asksForKey: true },
    });

    await running.phone(alice, 'press', { keys: '1' });
    await running.clock.advance('1s');
    expect(await running.view(alice)).toMatchObject({
      state: 'talking',
      call: { talkingTo: [caller] },
    });

    await running.phone(caller, 'say', { words: 'The shop is down.' });
    await running.phone(caller, 'hang-up');
    await running.clock.advance('1s');
    const view = await running.view(alice);
    expect(view).toMatchObject({ state: 'idle', call: null });
    expect(heard(view)).toEqual([
      'Rings, showing +49 309 018 20',
      'Picks up',
      'Press 1 to accept.',
      '1',
      'Talks with Caller',
      'The shop is down.',
      'Is off the phone after 2 s',
    ]);
  });

  it('counts the seconds of what a phone does from when it began', async () => {
    await running.phone(caller, 'dial');
    await running.clock.advance('3s');
    const { since } = await running.view(alice);

    await running.clock.advance('4s');

    expect((await running.view(alice)).since).toBe(since);
  });

  it('shows a withheld number as that', async () => {
    await running.phone(caller, 'dial', { withheld: true });
    await running.clock.advance('3s');

    expect((await running.view(alice)).call?.display).toBe('a withheld number');
  });

  it('tells the caller when the responder declines', async () => {
    await running.phone(caller, 'dial');
    await running.clock.advance('3s');

    await running.phone(alice, 'decline');
    await running.clock.advance('1s');

    expect(heard(await running.view(alice))).toContain('Declines');
    expect(heard(await running.view(caller))).toContain('No one is available.');
  });
});

describe('a phone with a behaviour', () => {
  it.each([
    ['answers', 15, 'talking', 'Talks with Caller'],
    ['mailbox', 12, 'listening', 'Picks up'],
    ['declines', 10, 'idle', 'Declines'],
    ['busy', 10, 'idle', 'Is busy'],
    ['unreachable', 10, 'idle', 'Cannot be reached'],
    ['ignores', 40, 'idle', 'Does not answer'],
    ['by-hand', 10, 'ringing', 'Rings, showing +49 309 018 20'],
  ] as const)('that is "%s" is, %i s later, %s', async (behaviour, seconds, state, line) => {
    await running.behaves(alice, behaviour);

    await running.phone(caller, 'dial');
    await running.clock.advance(`${seconds}s`);

    const view = await running.view(alice);
    expect(view).toMatchObject({ behaviour, state });
    expect(heard(view)).toContain(line);
  });

  it('talks as long as its script says', async () => {
    await running.send('PUT', `phones/${alice}/script`, {
      behaviour: 'answers',
      answerAfterSeconds: 1,
      pressAfterSeconds: 1,
      hangUpAfterSeconds: 5,
    });

    await running.phone(caller, 'dial');
    await running.clock.advance('30s');

    expect(heard(await running.view(alice)).at(-1)).toBe('Is off the phone after 6 s');
  });
});

describe('another phone', () => {
  it('is added once', async () => {
    const erin = { number: '+12025550115', name: 'Erin Ek' };

    const added = await running.send<PhoneView>('POST', 'phones', erin);
    const again = await running.send('POST', 'phones', erin);

    expect(added).toMatchObject({ status: 201, body: { ...erin, role: 'responder' } });
    expect(again).toEqual({
      status: 409,
      body: { error: 'There is already a phone with the number +12025550115.' },
    });
  });

  it('is not a routing number', async () => {
    const answer = await running.send('POST', 'phones', { number: hotline, name: 'Hotline' });

    expect(answer.status).toBe(409);
  });
});

describe('bad input', () => {
  it.each([
    ['POST', `phones/${caller}/answer`, {}, 409, '+4930901820 cannot answer: it is idle.'],
    ['POST', `phones/${caller}/hang-up`, {}, 409, '+4930901820 cannot hang up: it is idle.'],
    ['POST', 'phones/+19/answer', {}, 404, 'There is no phone with the number +19.'],
    ['POST', 'phones/+19/dial', {}, 404, 'There is no phone with the number +19.'],
    [
      'POST',
      `phones/${caller}/dial`,
      { to: '+12025559999' },
      409,
      'No account of this simulator owns +12025559999.',
    ],
    [
      'POST',
      `phones/${caller}/dial`,
      { to: 'mum' },
      400,
      '"to" must be a number in international form, such as +12025550100.',
    ],
    ['POST', `phones/${caller}/dial`, { from: 'x' }, 400, '"from" is not known here.'],
    ['POST', `phones/${caller}/dial`, { withheld: 'yes' }, 400, '"withheld" must be boolean.'],
    ['POST', `phones/${caller}/dial`, [], 400, 'The body must be a JSON object.'],
    ['POST', `phones/${caller}/press`, {}, 400, '"keys" is missing.'],
    [
      'POST',
      `phones/${caller}/press`,
      { keys: 'a' },
      400,
      '"keys" must be one or more of 0 to 9, * and #.',
    ],
    [
      'PUT',
      `phones/${alice}/script`,
      { behaviour: 'sleeps' },
      400,
      '"behaviour" must be one of by-hand, answers, mailbox, declines, busy, unreachable, ignores.',
    ],
    [
      'PUT',
      `phones/${alice}/script`,
      { behaviour: 'answers', answerAfterSeconds: -1 },
      400,
      '"answerAfterSeconds" must be >= 0.',
    ],
    ['POST', 'phones', { number: '+12025550116', name: '' }, 400, expect.stringMatching(/^"name"/)],
  ] as const)('%s %s with %j is refused', async (method, path, body, status, error) => {
    const answer = await running.send(method, path, body);

    expect(answer).toEqual({ status, body: { error } });
  });
});
