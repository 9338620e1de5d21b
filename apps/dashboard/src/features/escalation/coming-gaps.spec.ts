import { describe, expect, it } from 'vitest';

import { comingGaps } from './coming-gaps';
import { idOf, person, rule, schedule, team } from './testing/rules';

const day = (number: number) => `2026-03-0${number}T00:00:00.000Z`;
const gap = (from: number, to: number) => ({ nextGap: { from: day(from), to: day(to) } });
const instead = (...rules: Parameters<typeof comingGaps>[0]) =>
  comingGaps(rules).map(({ name, rungInstead }) => [name, rungInstead]);

describe('comingGaps', () => {
  it('says whom calls ring meanwhile: a person of the same rule, or of a later one', () => {
    const platform = schedule('Platform', ['Alice'], gap(2, 3));

    expect(instead(rule(30, platform, person('Bob')))).toEqual([['Platform', 'Bob']]);
    expect(
      instead(rule(30, platform), rule(30, person('Dan', null), team('Ops', 'Carol'))),
    ).toEqual([['Platform', 'Carol']]);
  });

  it('trusts in another schedule only while that has no gap of its own', () => {
    const platform = schedule('Platform', ['Alice'], gap(2, 4));

    expect(instead(rule(30, platform), rule(30, schedule('Office', ['Bob'])))).toEqual([
      ['Platform', 'whoever is on call in Office'],
    ]);
    expect(instead(rule(30, platform), rule(30, schedule('Office', ['Bob'], gap(3, 5))))).toEqual([
      ['Platform', undefined],
      ['Office', undefined],
    ]);
    expect(instead(rule(30, platform), rule(30, schedule('Office', ['Bob'], gap(4, 5))))).toEqual([
      ['Platform', 'whoever is on call in Office'],
      ['Office', 'whoever is on call in Platform'],
    ]);
  });

  it('names each schedule once, the soonest gap first', () => {
    const late = schedule('Late', [], gap(5, 6));
    const soon = schedule('Soon', [], gap(2, 3));

    expect(comingGaps([rule(30, late), rule(30, soon, late)])).toEqual([
      {
        scheduleId: idOf('Soon'),
        name: 'Soon',
        ...asGap(2, 3),
        rungInstead: expectedInstead('Late'),
      },
      {
        scheduleId: idOf('Late'),
        name: 'Late',
        ...asGap(5, 6),
        rungInstead: expectedInstead('Soon'),
      },
    ]);
  });

  it('is silent without a gap', () => {
    expect(comingGaps([rule(30, schedule('Platform', ['Alice']), person('Bob'))])).toEqual([]);
  });
});

const asGap = (from: number, to: number) => ({ gap: gap(from, to).nextGap });
const expectedInstead = (name: string) => `whoever is on call in ${name}`;
