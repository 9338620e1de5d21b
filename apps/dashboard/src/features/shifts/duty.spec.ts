import type { PersonShiftDto } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { dutyAt, stillToCome } from './duty';

const shift = (from: string, to: string, scheduleName = 'Primary'): PersonShiftDto => ({
  scheduleId: scheduleName,
  scheduleName,
  timeZone: 'UTC',
  from: `2026-11-${from}Z`,
  to: `2026-11-${to}Z`,
  reason: 'layer',
});
const at = (time: string) => Date.parse(`2026-11-${time}Z`);
const end = '2026-11-30T00:00Z';

describe('duty', () => {
  it('lasts through shifts that follow each other', () => {
    const shifts = [
      shift('23T08:00', '23T12:00'),
      shift('23T12:00', '23T18:00', 'Secondary'),
      shift('23T19:00', '23T20:00'),
    ];

    expect(dutyAt(shifts, at('23T09:00'), end)).toEqual({
      kind: 'on-call',
      schedules: ['Primary'],
      until: '2026-11-23T18:00:00.000Z',
      isOpenEnd: false,
    });
  });

  it('names every schedule once', () => {
    const shifts = [shift('23T08:00', '23T12:00'), shift('23T08:00', '30T00:00', 'Secondary')];

    expect(dutyAt(shifts, at('23T09:00'), end)).toMatchObject({
      schedules: ['Primary', 'Secondary'],
      isOpenEnd: true,
    });
  });

  it('begins on the minute and ends on it', () => {
    const shifts = [shift('23T08:00', '23T12:00'), shift('24T08:00', '24T12:00')];

    expect(dutyAt(shifts, at('23T08:00'), end).kind).toBe('on-call');
    expect(dutyAt(shifts, at('23T12:00'), end)).toEqual({ kind: 'off-call', next: shifts[1] });
    expect(dutyAt(shifts, at('25T12:00'), end)).toEqual({ kind: 'off-call', next: undefined });
  });
});

describe('what can still be handed over', () => {
  it('is all of a shift to come', () => {
    const { from, to } = shift('23T08:00', '23T12:00');

    expect(stillToCome({ from, to }, at('23T07:59'))).toEqual({ from, to });
  });

  it('is the rest of one that has begun, from the next quarter of an hour on', () => {
    expect(stillToCome(shift('23T08:00', '23T12:00'), at('23T08:00'))).toEqual({
      from: '2026-11-23T08:15:00.000Z',
      to: '2026-11-23T12:00Z',
    });
  });

  it('is nothing of one that is as good as over', () => {
    expect(stillToCome(shift('23T08:00', '23T12:00'), at('23T11:46'))).toBeUndefined();
  });
});
