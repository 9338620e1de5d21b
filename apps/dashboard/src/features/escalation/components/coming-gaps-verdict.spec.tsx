import type { EscalationRulesDto } from '@ringdown/contracts';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { show } from '../../../testing/show';
import { idOf, person, rule, schedule } from '../testing/rules';
import { ComingGapsVerdict } from './coming-gaps-verdict';

const hour = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
const rulesOf = (fields: Pick<EscalationRulesDto, 'items' | 'nextGap'>): EscalationRulesDto => ({
  ...fields,
  nextCursor: null,
  version: 1,
});

afterEach(cleanup);

describe('ComingGapsVerdict', () => {
  it('says from when to when, what a caller meets with, and where to mend it', () => {
    const nextGap = { from: at(30), to: at(32) };
    const items = [rule(30, schedule('Platform', ['Alice'], { nextGap }), person('Bob'))];
    const { container } = show(<ComingGapsVerdict rules={rulesOf({ items, nextGap: null })} />);

    expect(container.textContent).toMatch(
      /Platform has nobody on call from \S+ .*\d\d:\d\d to .*\d\d:\d\d: calls pass over it and reach Bob\./,
    );
    const link = screen.getByRole('link', { name: 'Fill the gap in Platform' });
    expect(link.getAttribute('href')).toBe(`/projects/project/schedules/${idOf('Platform')}`);
  });

  it('says until when callers reach nobody, and names every schedule', () => {
    const nextGap = { from: at(-1), to: at(5) };
    const items = [
      rule(30, schedule('Platform', [], { nextGap })),
      rule(30, schedule('Office', [], { nextGap })),
    ];
    const { container } = show(
      <ComingGapsVerdict rules={rulesOf({ items, nextGap })} />,
      'responder',
    );

    expect(container.textContent).toMatch(
      /Callers reach nobody until .*\d\d:\d\d: Platform and Office have nobody on call then\./,
    );
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'See Platform',
      'See Office',
    ]);
  });

  it('does not promise an end behind the two weeks', () => {
    const nextGap = { from: at(30), to: at(14 * 24) };
    const items = [rule(30, schedule('Platform', ['Alice'], { nextGap }))];
    const { container } = show(<ComingGapsVerdict rules={rulesOf({ items, nextGap })} />);

    expect(container.textContent).toMatch(/Callers reach nobody from .*\d\d:\d\d on: Platform has/);
  });
});
