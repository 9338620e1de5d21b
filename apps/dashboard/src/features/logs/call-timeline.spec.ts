import type { AttemptDto, CallDetailDto } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { aCall } from '../../testing/a-call';
import { axisTicks, callTimeline } from './call-timeline';

const start = Date.parse('2025-06-01T12:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();

const attempt = (changes: Partial<AttemptDto>): AttemptDto => ({
  number: 1,
  round: 1,
  ruleOrder: 1,
  userId: 'alice',
  userName: 'Alice',
  phone: '+12025550123',
  outcome: 'no-answer',
  askedAt: null,
  ringingAt: null,
  pickedUpAt: null,
  acceptedAt: null,
  endedAt: null,
  ringSeconds: null,
  cost: null,
  ...changes,
});

const call = (changes: Partial<CallDetailDto>) => aCall({ startedAt: at(0), ...changes });

describe('callTimeline', () => {
  it('shows greeting, each ring and the talk of a call that the second person took', () => {
    const alice = attempt({ askedAt: at(4), ringingAt: at(5), endedAt: at(35) });
    const bob = attempt({
      number: 2,
      outcome: 'accepted',
      askedAt: at(36),
      ringingAt: at(38),
      pickedUpAt: at(44),
      acceptedAt: at(48),
      endedAt: at(100),
    });

    const timeline = callTimeline(
      call({ attempts: [alice, bob], acceptedAt: at(48), endedAt: at(100) }),
      start,
    );

    expect(timeline.lengthSeconds).toBe(100);
    expect(timeline.rows.map(({ key, bars }) => [key, bars])).toEqual([
      ['greeting', [{ kind: 'greeting', from: 0, to: 4 }]],
      [
        'attempt-1',
        [
          { kind: 'dialling', from: 4, to: 5 },
          { kind: 'ringing', from: 5, to: 35 },
        ],
      ],
      [
        'attempt-2',
        [
          { kind: 'dialling', from: 36, to: 38 },
          { kind: 'ringing', from: 38, to: 44 },
          { kind: 'asking', from: 44, to: 48 },
        ],
      ],
      ['talk', [{ kind: 'talk', from: 48, to: 100 }]],
    ]);
    expect(timeline).toMatchObject({ acceptedAt: 48, endedAt: 100 });
  });

  it('lets the bar of a phone that rings now reach to the present', () => {
    const ringing = attempt({ outcome: 'ringing', askedAt: at(3), ringingAt: at(4) });

    const timeline = callTimeline(call({ attempts: [ringing] }), start + 20_000);

    expect(timeline.rows.at(-1)?.bars.at(-1)).toEqual({ kind: 'ringing', from: 4, to: 20 });
    expect(timeline.endedAt).toBeUndefined();
  });

  it('puts nothing that is known into the future when the clock of the browser is behind', () => {
    const ringing = attempt({ outcome: 'ringing', askedAt: at(3), ringingAt: at(8) });

    const timeline = callTimeline(call({ attempts: [ringing] }), start - 60_000);

    expect(timeline.lengthSeconds).toBe(8);
  });

  it('keeps a line for an attempt of which no time is known', () => {
    const timeline = callTimeline(call({ attempts: [attempt({})], endedAt: at(10) }), start);

    expect(timeline.rows.map(({ key }) => key)).toEqual(['greeting', 'attempt-1']);
  });

  it('never has a length of zero, which nothing could be drawn on', () => {
    expect(callTimeline(call({ endedAt: at(0) }), start).lengthSeconds).toBe(1);
  });
});

describe('axisTicks', () => {
  it.each([
    [1, [0, 1]],
    [9, [0, 2, 4, 6, 8]],
    [65, [0, 15, 30, 45, 60]],
    [400, [0, 120, 240, 360]],
  ])('labels %i seconds at %j', (length, ticks) => {
    expect(axisTicks(length)).toEqual(ticks);
  });

  it('stays readable for calls of many hours', () => {
    expect(axisTicks(30_000).length).toBeLessThan(10);
  });
});
