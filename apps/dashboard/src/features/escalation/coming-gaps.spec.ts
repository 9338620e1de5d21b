import type { RuleTargetDto } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { comingGaps } from './coming-gaps';
import { person, rule, schedule, team } from './testing/rules';

const day = (number: number) => `2026-03-0${number}T00:00:00.000Z`;
const gap = (from: number, to: number) => ({ from: day(from), to: day(to) });

/** Whose gaps are told, and whom calls reach meanwhile. */
function told(targets: RuleTargetDto[], nextGap: ReturnType<typeof gap> | null = null) {
  const items = targets.map((target) => rule(30, target));
  return comingGaps({ items, nextGap }).map(({ schedules, reached }) => [
    schedules.map(({ name }) => name).join(),
    reached.kind === 'nobody' ? 'nobody' : reached.instead,
  ]);
}

const platform = schedule('Platform', ['Alice'], { nextGap: gap(2, 4) });

describe('comingGaps', () => {
  it('names the first person whom calls reach all the same', () => {
    expect(told([platform, person('Dan', null), team('Ops', 'Carol'), person('Bob')])).toEqual([
      ['Platform', 'Carol'],
    ]);
  });

  it('names other schedules only where one of them has somebody all the time', () => {
    const office = schedule('Office', ['Bob'], { nextGap: gap(3, 5) });

    expect(told([platform, schedule('Office', ['Bob'])])).toEqual([
      ['Platform', 'whoever is on call in Office'],
    ]);
    expect(told([platform, office], gap(3, 4))).toEqual([
      ['Platform,Office', 'nobody'],
      ['Platform', undefined],
      ['Office', undefined],
    ]);
  });

  it('tells once of the gap of the only schedule', () => {
    expect(told([platform], gap(2, 4))).toEqual([['Platform', 'nobody']]);
    expect(told([platform, platform], gap(2, 4))).toEqual([['Platform', 'nobody']]);
  });

  it('tells the soonest gap first', () => {
    const soon = schedule('Soon', [], { nextGap: gap(1, 2) });

    expect(told([platform, soon]).map(([name]) => name)).toEqual(['Soon', 'Platform']);
  });

  it('is silent without a gap', () => {
    expect(told([schedule('Office', ['Alice']), person('Bob')])).toEqual([]);
  });
});
