import type { Schedule, Shift } from '@ringdown/on-call';
import fc from 'fast-check';

import type {
  Admission,
  PlannedRule,
  PlannedSchedule,
  PlannedTarget,
  RoutingPlan,
} from '../index.js';

const minuteMs = 60_000;

/** Everybody may call. */
export const openToAll: Admission = {
  entries: [],
  unlisted: 'admitted',
  withheld: 'admitted',
  challenge: 'nobody',
  callsPerHour: null,
  refusalMessage: 'You may not call.',
};

/** A caller about whom there is nothing to tell. */
export const anybody = { number: '+4930901820', hasFailedVerification: false };

/**
 * A plan whose people are named by letters; lower case = no verified phone. One string a rule, such as `A(bC)1`: Alice,
 * a team of two, and the first of the schedules. A star before them all rings them at once.
 */
export function planOf(
  rules: readonly string[],
  changes: Partial<Omit<RoutingPlan, 'schedules'>> & { schedules?: readonly Schedule[] } = {},
): RoutingPlan {
  const { schedules = [], ...others } = changes;
  const inSchedules = schedules.flatMap(({ layers, overrides }) => [
    ...layers.flatMap((layer) =>
      layer.kind === 'shifts' ? layer.shifts.flatMap(({ people }) => people) : layer.members.flat(),
    ),
    ...overrides.flatMap((override) => ('by' in override ? [override.by] : [override.person])),
  ]);
  const letters = [...new Set([...lettersOf(rules.join('')), ...inSchedules])];
  return {
    projectId: 'project',
    policyId: 'policy',
    policyName: 'Support Hotline',
    enabled: true,
    admission: openToAll,
    speech: { voice: 'woman', language: 'en-US' },
    speeches: {},
    messages: { greeting: 'Hello.', noAnswer: 'No answer.', noOneAvailable: 'No one available.' },
    callerIdShown: 'hotline',
    longestTalkSeconds: 14_400,
    repeats: 0,
    people: letters.map((letter) => ({
      userId: letter,
      name: letter,
      phone: letter === letter.toUpperCase() ? `+1202555${String(letter.charCodeAt(0))}` : null,
    })),
    schedules: schedules.map((schedule, index): PlannedSchedule => ({
      scheduleId: `schedule-${String(index + 1)}`,
      name: `Schedule ${String(index + 1)}`,
      contentId: `content-${String(index + 1)}`,
      schedule,
    })),
    rules: rules.map((text, index): PlannedRule => ({
      id: `rule-${String(index + 1)}`,
      order: index + 1,
      escalateAfterSeconds: 30,
      ringMode: text.startsWith('*') ? 'all-at-once' : 'one-by-one',
      targets: targetsOf(text, letters),
    })),
    ...others,
  };
}

function lettersOf(text: string): string[] {
  return Array.from(text.matchAll(/[A-Za-z]/g), ([letter]) => letter);
}

/** Shifts such as `A 0-10`: A is on call from minute 0 to minute 10. */
export function shifts(...texts: readonly string[]): Schedule {
  return scheduleOf(
    texts.map((text) => {
      const [people = '', period = ''] = text.split(' ');
      const [from = 0, to = 0] = period.split('-').map(Number);
      return shift(lettersOf(people), from, to);
    }),
  );
}

/** Any small plan: rules over six people, teams and schedules; some people without a phone, some met several times. */
export const anyPlan: fc.Arbitrary<RoutingPlan> = fc
  .record({
    rules: fc.array(
      fc.array(anyTarget(), { minLength: 1, maxLength: 4 }).map((targets) => targets.join('')),
      { maxLength: 5 },
    ),
    schedules: fc.array(fc.array(anyShift(), { maxLength: 4 }).map(scheduleOf), {
      minLength: 2,
      maxLength: 2,
    }),
    repeats: fc.nat({ max: 3 }),
  })
  .map(({ rules, schedules, repeats }) => planOf(rules, { schedules, repeats }));

/** Within the hour in which the shifts of plans lie. */
export const anyInstant: fc.Arbitrary<number> = fc
  .nat({ max: 60 })
  .map((minute) => minute * minuteMs);

function anyLetter(): fc.Arbitrary<string> {
  return fc.constantFrom('A', 'B', 'C', 'D', 'e', 'f');
}

function anyTarget(): fc.Arbitrary<string> {
  return fc.oneof(
    anyLetter(),
    fc.uniqueArray(anyLetter(), { maxLength: 3 }).map((people) => `(${people.join('')})`),
    fc.constantFrom('1', '2'),
  );
}

function anyShift(): fc.Arbitrary<Shift> {
  return fc
    .tuple(
      fc.uniqueArray(anyLetter(), { minLength: 1, maxLength: 2 }),
      fc.nat({ max: 50 }),
      fc.integer({ min: 1, max: 30 }),
    )
    .map(([people, from, minutes]) => shift(people, from, from + minutes));
}

function shift(people: readonly string[], from: number, to: number): Shift {
  return { people, from: from * minuteMs, to: to * minuteMs };
}

function scheduleOf(all: readonly Shift[]): Schedule {
  return {
    timeZone: 'UTC',
    mode: 'one-wins',
    layers: [{ kind: 'shifts', id: 'layer', shifts: all }],
    holidayCalendars: [],
    overrides: [],
  };
}

function targetsOf(text: string, letters: readonly string[]): PlannedTarget[] {
  const place = (letter: string) => letters.indexOf(letter);
  return Array.from(text.matchAll(/\(([A-Za-z]*)\)|(\d)|([A-Za-z])/g), (match): PlannedTarget => {
    const [, team, number, letter = ''] = match;
    if (team !== undefined) {
      return {
        kind: 'team',
        teamId: `team ${team}`,
        name: team,
        people: lettersOf(team).map(place),
      };
    }
    if (number !== undefined) return { kind: 'schedule', schedule: Number(number) - 1 };
    return { kind: 'person', person: place(letter) };
  });
}
