import type { Override, Schedule } from '@ringdown/on-call';
import { describe, expect, it } from 'vitest';

import { KnownPlans } from './known-plans.js';

const override: Override = {
  ...{ id: 'one', kind: 'add', person: 'alice', from: 0, to: 60_000, createdAt: 0 },
};
const scheduleOf = (overrides: number): Schedule => ({
  timeZone: 'UTC',
  mode: 'one-wins',
  layers: [],
  holidayCalendars: [],
  overrides: Array.from({ length: overrides }, () => override),
});
const planWith = (schedule: Schedule) => ({
  admission: { entries: [] },
  ...{ people: [], rules: [] },
  schedules: [{ scheduleId: 'one', name: 'One', contentId: 'one', schedule }],
});
type Plan = ReturnType<typeof planWith>;
const named = (id: string, plan: Plan) => new Map([[id, plan]]);
const keptOf = (known: KnownPlans<Plan>, ids: readonly string[]) =>
  ids.filter((id) => known.has(id));

describe('KnownPlans', () => {
  it('keeps so many plans apart from those in force, those that were used last', () => {
    const known = new KnownPlans<Plan>({ plans: 2, parts: 1000 });
    for (const id of ['a', 'b', 'c']) known.remember(named(id, planWith(scheduleOf(0))));
    known.find('b');

    known.remember(named('d', planWith(scheduleOf(0))));

    expect(keptOf(known, ['a', 'b', 'c', 'd'])).toEqual(['b', 'd']);
  });

  it('keeps fewer of them when their schedules are large, so that edits cannot fill the memory', () => {
    const known = new KnownPlans<Plan>({ plans: 100, parts: 1000 });

    for (const id of ['a', 'b', 'c', 'd']) known.remember(named(id, planWith(scheduleOf(450))));

    expect(keptOf(known, ['a', 'b', 'c', 'd'])).toEqual(['b', 'c', 'd']);
  });

  it('counts a schedule once, however many plans hold it, and not at all if one in force does', () => {
    const known = new KnownPlans<Plan>({ plans: 100, parts: 1000 });
    const [old, present] = [scheduleOf(900), scheduleOf(5000)];
    for (const id of ['a', 'b']) known.remember(named(id, planWith(old)));
    for (const id of ['c', 'd']) known.remember(named(id, planWith(present)));

    expect(keptOf(known, ['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keeps what was just read for a call, however large, and what is in force', () => {
    const known = new KnownPlans<Plan>({ plans: 0, parts: 0 });
    const inForce = named('in force', planWith(scheduleOf(10)));
    known.remember(inForce);

    known.remember(named('call', planWith(scheduleOf(10))), inForce);
    expect(keptOf(known, ['in force', 'call'])).toEqual(['in force', 'call']);

    known.remember(inForce);
    expect(keptOf(known, ['in force', 'call'])).toEqual(['in force']);
  });
});
