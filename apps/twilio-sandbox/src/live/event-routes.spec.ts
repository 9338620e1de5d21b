import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Happening, PhoneView, Snapshot } from '../control-api.js';
import { alice, caller, RunningSandbox } from '../testing/running-sandbox.js';

let running: RunningSandbox;

beforeEach(async () => {
  running = await RunningSandbox.start();
});
afterEach(async () => {
  await running.stop();
});

interface Event {
  readonly name: string;
  readonly content: unknown;
}

async function follow(): Promise<AsyncGenerator<Event, void>> {
  const response = await fetch(`${running.url}/sandbox/events`);
  if (!response.body) throw new Error('The stream has no body');
  return eventsIn(Readable.fromWeb(response.body));
}

async function* eventsIn(stream: Readable): AsyncGenerator<Event, void> {
  let name = '';
  for await (const line of createInterface({ input: stream })) {
    if (line.startsWith('event: ')) name = line.slice('event: '.length);
    if (line.startsWith('data: '))
      yield { name, content: JSON.parse(line.slice('data: '.length)) as unknown };
  }
}

/** Events up to the first for which the condition holds. */
async function until(events: AsyncGenerator<Event, void>, isLast: (event: Event) => boolean) {
  const seen: Event[] = [];
  for (;;) {
    const { value, done } = await events.next();
    if (done ?? !value) throw new Error('The stream ended');
    seen.push(value);
    if (isLast(value)) return seen;
  }
}

const isEndOf =
  (number: string) =>
  ({ name, content }: Event) =>
    name === 'happening' &&
    (content as Happening).kind === 'ends' &&
    (content as Happening).number === number;

describe('the stream of events', () => {
  it('begins with everything there is', async () => {
    const events = await follow();

    const { value } = await events.next();

    expect(value?.name).toBe('snapshot');
    const snapshot = value?.content as Snapshot;
    expect(snapshot.phones.map(({ name }) => name)).toEqual([
      'Caller',
      'Alice Archer',
      'Bob Brandt',
      'Carol Chen',
      'Dave Doyle',
    ]);
    expect(snapshot).toMatchObject({ alerts: [], messages: [], faults: { drop: 0 } });
  });

  it('tells a call as those in it live it', async () => {
    await running.behaves(alice, 'answers');
    const events = await follow();

    await running.phone(caller, 'dial');
    await running.clock.advance('15s');
    await running.phone(caller, 'hang-up');

    const seen = await until(events, isEndOf(caller));
    const told = seen
      .filter(({ name }) => name === 'happening')
      .map(({ content }) => content as Happening)
      .map(({ name, text }) => `${name} ${text}`);
    expect(told).toEqual([
      'Caller dials +1 202 555 0100',
      'Caller hears “Please wait.”',
      'Alice Archer rings, showing +49 309 018 20',
      'Alice Archer picks up',
      'Alice Archer hears “Press 1 to accept.”',
      'Alice Archer presses 1',
      'Caller talks with Alice Archer',
      'Alice Archer talks with Caller',
      expect.stringMatching(/^Caller is off the phone after \d+ s$/),
    ]);
  });

  it('shows every state of a phone and every request of Twilio’s', async () => {
    await running.behaves(alice, 'answers');
    const events = await follow();

    await running.phone(caller, 'dial');
    await running.clock.advance('15s');
    await running.phone(caller, 'hang-up');
    await running.clock.advance('1s');

    const seen = await until(events, isEndOf(alice));
    const states = seen
      .filter(({ name }) => name === 'phone')
      .map(({ content }) => content as PhoneView)
      .filter(({ number }) => number === alice)
      .map(({ state }) => state);
    expect([...new Set(states)]).toEqual(['ringing', 'listening', 'talking']);
    expect(seen.filter(({ name }) => name === 'webhook')).toContainEqual({
      name: 'webhook',
      content: expect.objectContaining({
        kind: 'voice',
        status: 200,
        url: `${running.application.url}/api/notification/call/incoming-call-webhook`,
      }),
    });
  });

  it('ends when the sandbox stops', async () => {
    const events = await follow();
    await events.next();

    await running.server.close();

    await expect(events.next()).resolves.toMatchObject({ done: true });
  });
});
