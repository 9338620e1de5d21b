import { describe, expect, it } from 'vitest';

import { gapsAhead, gapVerdict, onCallNow, onCallVerdict } from './on-call-verdict';
import { alice, bob, finalOf } from './testing/schedule';

const timeZone = 'Europe/Berlin';
const now = Date.parse('2026-11-22T12:00:00Z');
const moment = { now, timeZone };
const ahead = finalOf([
  '2026-11-22T11:00:00.000Z',
  '2026-11-23T08:00:00.000Z',
  '2026-11-23T17:00:00.000Z',
  '2026-12-27T00:00:00.000Z',
]);

describe('who is on call', () => {
  it('is told with the end of the shift', () => {
    expect(onCallVerdict(onCallNow(ahead, now), moment)).toEqual({
      tone: 'good',
      words: 'Alice Archer until Mon 09:00',
    });
  });

  it('is nobody in a gap', () => {
    const inGap = Date.parse('2026-11-23T10:00:00Z');

    expect(onCallVerdict(onCallNow(ahead, inGap), { now: inGap, timeZone })).toEqual({
      tone: 'bad',
      words: 'Nobody is on call now until 18:00',
    });
  });

  it('has no end when none is known', () => {
    const later = Date.parse('2026-11-24T10:00:00Z');

    expect(onCallNow(ahead, later)).toEqual({ people: [bob], until: null });
  });

  it('warns of people whom no call reaches', () => {
    const until = Date.parse('2026-11-23T08:00:00Z');

    expect(onCallVerdict({ people: [bob], until }, moment)).toEqual({
      tone: 'bad',
      words: 'Bob Brandt until Mon 09:00, but without a verified phone nobody can be rung.',
    });
    expect(onCallVerdict({ people: [alice, bob], until }, moment)).toEqual({
      tone: 'warning',
      words:
        'Alice Archer and Bob Brandt until Mon 09:00; Bob Brandt has no verified phone and is skipped.',
    });
  });

  it('is the same person when only the reason changes', () => {
    const [first, gap, last] = ahead.segments;
    const split = [
      { ...first, to: '2026-11-22T13:00:00.000Z' },
      { ...first, from: '2026-11-22T13:00:00.000Z' },
      gap,
      last,
    ];

    expect(onCallNow({ ...ahead, segments: split }, now).until).toBe(
      Date.parse('2026-11-23T08:00:00Z'),
    );
  });
});

describe('gaps to come', () => {
  it('are told within 14 days', () => {
    expect(gapVerdict(gapsAhead(ahead, now), moment)).toEqual({
      tone: 'warning',
      words: 'Nobody from Mon 09:00 to Mon 18:00.',
    });
  });

  it('do not begin with the present one, even if it was asked for a moment ago', () => {
    const [, gap, last] = ahead.segments;
    const segments = [gap, last];

    expect(gapsAhead({ segments }, Date.parse('2026-11-23T07:59:30Z'))).toEqual([]);
  });

  it('are no news when they are further away, over, or the present one', () => {
    for (const at of ['2026-11-08T12:00:00Z', '2026-11-24T12:00:00Z', '2026-11-23T12:00:00Z']) {
      const then = Date.parse(at);
      expect(gapVerdict(gapsAhead(ahead, then), { now: then, timeZone })).toBeUndefined();
    }
  });
});
