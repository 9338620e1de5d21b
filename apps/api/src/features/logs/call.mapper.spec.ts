import { describe, expect, it } from 'vitest';

import { wholeNumbers } from '../../telephony/shown-numbers.js';
import { toCallDetailDto, toCallDto } from './call.mapper.js';
import type { AttemptRecord, CallRecord } from './call-record.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

const ringing: CallRecord = {
  id: 'call',
  status: 'ringing',
  policyId: 'policy',
  policyName: 'Night desk',
  caller: '+12025550123',
  callerName: null,
  callerErased: false,
  routingNumber: '+12025550199',
  acceptedAt: null,
  answererId: null,
  answererName: null,
  startedAt: at(0),
  endedAt: null,
  attemptCount: 1,
  recordingSeconds: null,
  isTest: false,
  startedMicroseconds: '0',
  callSid: 'CA1',
  planId: 'plan',
  costState: 'awaited',
  costs: [],
  cost: null,
};
const accepted = { acceptedAt: at(12.4), answererId: 'alice', answererName: 'Alice' };

describe('toCallDto', () => {
  it.each([
    ['rings', ringing, null, null],
    ['is talked through', { ...ringing, ...accepted }, 12, null],
    ['was talked through', { ...ringing, ...accepted, endedAt: at(72.5) }, 12, 60],
    ['nobody took', { ...ringing, endedAt: at(95) }, 95, 0],
    ['ended before it began', { ...ringing, endedAt: at(-3) }, 0, 0],
    ['ended before it was accepted', { ...ringing, ...accepted, endedAt: at(10) }, 12, 0],
  ])('counts wait and talk of a call that %s', (_title, call, waitSeconds, talkSeconds) => {
    expect(toCallDto(call, wholeNumbers)).toMatchObject({ waitSeconds, talkSeconds });
  });

  it('names who answered', () => {
    expect(toCallDto(ringing, wholeNumbers).answeredBy).toBeNull();
    expect(toCallDto({ ...ringing, ...accepted }, wholeNumbers).answeredBy).toEqual({
      userId: 'alice',
      name: 'Alice',
    });
  });

  it.each([null, '', '+266696687', 'anonymous'])('shows nothing of the caller %j', (caller) => {
    expect(toCallDto({ ...ringing, caller }, wholeNumbers)).toMatchObject({
      caller: '',
      callerWithheld: true,
    });
  });

  it.each(['+12025550123', '100', 'sip:noc@example.com'])('shows the caller %s', (caller) => {
    expect(toCallDto({ ...ringing, caller }, wholeNumbers)).toMatchObject({
      caller,
      callerWithheld: false,
    });
  });
});

describe('toCallDetailDto', () => {
  const attempt: AttemptRecord = {
    number: 1,
    round: 1,
    ruleOrder: 1,
    userId: 'alice',
    userName: 'Alice',
    phone: '+12025550111',
    outcome: 'asked',
    askedAt: at(1),
    ringingAt: null,
    pickedUpAt: null,
    acceptedAt: null,
    endedAt: null,
    cost: null,
  };
  const ringSeconds = (changes: Partial<AttemptRecord>) =>
    toCallDetailDto(ringing, { attempts: [{ ...attempt, ...changes }], journal: [] }, wholeNumbers)
      .attempts[0]?.ringSeconds;

  it.each([
    ['still rings', { ringingAt: at(3) }, null],
    ['was picked up', { ringingAt: at(3), pickedUpAt: at(8), endedAt: at(60) }, 5],
    ['rang to the end', { ringingAt: at(3), endedAt: at(31) }, 28],
    ['was never reported to ring', { endedAt: at(31) }, 30],
    ['was never asked', { askedAt: null, endedAt: at(31) }, null],
    ['was reported out of order', { ringingAt: at(9), pickedUpAt: at(8) }, 0],
  ])('counts how long a phone rang that %s', (_title, changes, seconds) => {
    expect(ringSeconds(changes)).toBe(seconds);
  });

  it('tells each fact of the journal with the name of its responder', () => {
    const { journal } = toCallDetailDto(
      ringing,
      {
        attempts: [attempt],
        journal: [
          { at: at(0), facts: [{ kind: 'came-in' }] },
          {
            at: at(5),
            facts: [
              { kind: 'declined', attempt: 1 },
              { kind: 'no-key', attempt: 9 },
            ],
          },
        ],
      },
      wholeNumbers,
    );

    expect(journal).toEqual([
      { at: '2026-01-01T00:00:00.000Z', kind: 'came-in', text: 'The call came in.' },
      {
        at: '2026-01-01T00:00:05.000Z',
        kind: 'declined',
        text: 'Alice passed the call on.',
      },
      {
        at: '2026-01-01T00:00:05.000Z',
        kind: 'no-key',
        text: 'The responder of ring 9 picked up but pressed no key: a mailbox, perhaps.',
      },
    ]);
  });
});
