import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import {
  checkSchedule,
  finalSchedule,
  layerSchedule,
  nextHandOff,
  whoIsOnCall,
  type Instant,
  type Schedule,
  type Segment,
} from './index.js';
import { anyCase, type Case } from './testing/any-case.js';
import { Oracle } from './testing/oracle.js';

const minuteMs = 60_000;
const dayMinutes = 1440;

/** People in any order, and the layers they are of, in a form to compare. */
const said = (people: readonly string[], layerIds: readonly string[]) =>
  `${people.toSorted().join()} of ${layerIds.join()}`;

/** What the definition says of every minute, one after the other. */
function* judge({ schedule, clock, from, to }: Case) {
  const oracle = new Oracle(schedule, clock);
  for (let at = from; at < to; at += minuteMs) yield { at, ...oracle.peopleAt(at / minuteMs) };
}

/** The segment of each minute of the window, one after the other. */
function* minutesOf(segments: readonly Segment[]) {
  for (const segment of segments) {
    for (let at = segment.from; at < segment.to; at += minuteMs) yield { at, segment };
  }
}

// Thousands of schedules take longer than a test usually may.
vi.setConfig({ testTimeout: 300_000 });

const many = { numRuns: 10_000 };
const some = { numRuns: 1000 };

describe('against the definition, minute by minute', () => {
  it('is right at every minute of 10,000 schedules around the changes of clocks', () => {
    fc.assert(
      fc.property(anyCase(240), (given) => {
        const segments = finalSchedule(given.schedule, given.from, given.to);
        const ours = minutesOf(segments);
        for (const { at, people, layerIds } of judge(given)) {
          const our = ours.next().value;
          if (our?.at !== at) throw new Error(`There is a seam at ${String(at)}.`);
          const { reason } = our.segment;
          // Of a gap or an override that nobody's layer has part in, the layers are not told.
          const told = reason.layerIds.length === 0 ? [] : layerIds;
          const isRight =
            said(our.segment.people, reason.layerIds) === said(people, told) &&
            (reason.kind === 'gap') === (people.length === 0) &&
            (reason.kind !== 'layer' || reason.layerIds.length > 0);
          if (!isRight) expect(our).toEqual({ at, segment: { people, layerIds } });
        }
        expect(ours.next().done).toBe(true);
      }),
      many,
    );
  });

  it('tells the same of an instant as of the segment that holds then, within a minute too', () => {
    fc.assert(
      fc.property(anyCase(1500), fc.integer({ min: 0, max: minuteMs - 1 }), (given, ms) => {
        const { schedule, from, to } = given;
        for (const { at, segment } of minutesOf(finalSchedule(schedule, from, to))) {
          const { people, reason } = whoIsOnCall(schedule, at + ms);
          if (people.join() === segment.people.join()) continue;
          expect({ at, people, reason }).toEqual({ at, ...segment });
        }
      }),
      some,
    );
  });

  it('finds the next minute at which the definition has other people', () => {
    fc.assert(
      fc.property(anyCase(1000), (given) => {
        const [first, ...later] = judge(given);
        const start = said(first?.people ?? [], []);
        const change = later.find(({ people }) => said(people, []) !== start);
        const found = nextHandOff(given.schedule, given.from);
        if (change === undefined) expect(found ?? Infinity).toBeGreaterThanOrEqual(given.to);
        else expect(found).toBe(change.at);
      }),
      some,
    );
  });
});

describe('the final schedule', () => {
  it('fills the window with half-open segments, and neighbours are unlike each other', () => {
    fc.assert(
      fc.property(anyCase(3000), ({ schedule, from, to }) => {
        const segments = finalSchedule(schedule, from, to);
        expect(segments[0]?.from).toBe(from);
        expect(segments.at(-1)?.to).toBe(to);
        for (const [index, { to: end, people, reason }] of segments.entries()) {
          const next = segments[index + 1];
          if (next === undefined) continue;
          expect(next.from).toBe(end);
          expect({ people: next.people, reason: next.reason }).not.toEqual({ people, reason });
        }
      }),
      some,
    );
  });

  it('is the same in a window as in the part of a larger one', () => {
    fc.assert(
      fc.property(anyCase(3000), fc.nat(), fc.nat(), ({ schedule, from, to }, before, after) => {
        const wide = finalSchedule(
          schedule,
          from - (before % (20 * dayMinutes)) * minuteMs,
          to + (after % (20 * dayMinutes)) * minuteMs,
        );
        const part = wide
          .filter((segment) => segment.from < to && segment.to > from)
          .map((segment) => ({
            ...segment,
            from: Math.max(segment.from, from),
            to: Math.min(segment.to, to),
          }));
        expect(part).toEqual(finalSchedule(schedule, from, to));
      }),
      some,
    );
  });

  it('is the same in one piece and in two', () => {
    fc.assert(
      fc.property(anyCase(3000), fc.nat(), ({ schedule, from, to }, cut) => {
        const minutes = (to - from) / minuteMs;
        fc.pre(minutes > 1);
        const middle = from + (1 + (cut % (minutes - 1))) * minuteMs;
        const [left, right] = [
          finalSchedule(schedule, from, middle),
          finalSchedule(schedule, middle, to),
        ];
        expect([...minutesOf([...left, ...right])].map(onCallAt)).toEqual(
          [...minutesOf(finalSchedule(schedule, from, to))].map(onCallAt),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('never mixes two layers when one wins', () => {
    fc.assert(
      fc.property(anyCase(3000), ({ schedule, from, to }) => {
        const alone: Schedule = { ...schedule, mode: 'one-wins', overrides: [] };
        for (const { people, reason } of finalSchedule(alone, from, to)) {
          const layer = schedule.layers.find(({ id }) => id === reason.layerIds[0]);
          const turns =
            layer?.kind === 'rotation' ? layer.members : layer?.shifts.map((shift) => shift.people);
          expect(reason.layerIds.length).toBe(people.length === 0 ? 0 : 1);
          if (layer?.kind !== 'rotation') continue;
          expect(turns?.map((turn) => said(turn, []))).toContain(said(people, []));
        }
      }),
      some,
    );
  });
});

describe('a layer', () => {
  it('neither overlaps nor leaves a seam, and hands over at the same moments in whichever window', () => {
    fc.assert(
      fc.property(anyCase(3000), fc.nat(20 * dayMinutes), ({ schedule, from, to }, before) => {
        for (const { id } of schedule.layers) {
          const segments = layerSchedule(schedule, id, { from, to });
          for (const [index, segment] of segments.entries()) {
            expect(segment.from).toBeLessThan(segment.to);
            expect(segments[index + 1]?.from ?? Infinity).toBeGreaterThanOrEqual(segment.to);
          }
          const wide = layerSchedule(schedule, id, { from: from - before * minuteMs, to });
          const edges = wide.map((segment) => segment.to).filter((edge) => edge > from);
          expect(segments.map((segment) => segment.to)).toEqual(edges);
        }
      }),
      some,
    );
  });
});

describe('checking', () => {
  it('finds nothing in schedules that are well but for windows without a length and self-replacement', () => {
    fc.assert(
      fc.property(anyCase(1), ({ schedule }) => {
        const problems = checkSchedule(schedule).filter(
          ({ message }) => !/needs a length|by themselves|after the start/.test(message),
        );
        expect(problems).toEqual([]);
      }),
      some,
    );
  });
});

function onCallAt({ at, segment }: { at: Instant; segment: Segment }) {
  return { at, people: segment.people, reason: segment.reason };
}
