import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { show } from '../../../../testing/show';
import { periodAround } from '../../shown-period';
import { Timeline } from './timeline';
import { TimelineAgenda } from './timeline-agenda';
import type { TimelineRow } from './timeline-row';

const zone = 'America/New_York';
const period = periodAround('week', '2026-03-08', zone);
const at = (time: string) => Date.parse(time);
const alice = { userId: 'a', name: 'Alice Archer' };
const bob = { userId: 'b', name: 'Bob Brandt' };

const row: TimelineRow = {
  id: 'final',
  title: 'On call',
  isMain: true,
  segments: [
    { from: period.from, to: at('2026-03-06T17:00-05:00'), people: [alice], kind: 'layer' },
    {
      from: at('2026-03-06T17:00-05:00'),
      to: at('2026-03-08T03:00-04:00'),
      people: [],
      kind: 'gap',
    },
    {
      from: at('2026-03-08T03:00-04:00'),
      to: period.to,
      people: [alice, bob],
      kind: 'override',
      note: 'instead of Carol',
    },
  ],
};

afterEach(cleanup);

describe('the timeline', () => {
  it('says of every block who, from when to when, and why', () => {
    show(<Timeline label="Who is on call" rows={[row]} period={period} timeZone={zone} />);

    const blocks = within(screen.getByRole('group', { name: 'On call' })).getAllByRole('button');
    expect(blocks.map((block) => block.getAttribute('aria-label'))).toEqual([
      'Alice Archer · Mon 2 Mar, 00:00 – Fri 6 Mar, 17:00',
      'Nobody is on call · Fri 6 Mar, 17:00 – Sun 8 Mar, 03:00',
      'Alice Archer and Bob Brandt · Sun 8 Mar, 03:00 – 24:00 · by an override · instead of Carol',
    ]);
  });

  it('is one stop of the tabulator a row, and arrows lead on', async () => {
    show(<Timeline label="Who is on call" rows={[row]} period={period} timeZone={zone} />);

    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Bob Brandt');
    await userEvent.keyboard('{Home}{Enter}');

    expect(screen.getByText(/^Alice Archer · Mon 2 Mar/).textContent).toContain('On call:');
  });

  it('offers what can be done with the chosen block', async () => {
    show(
      <Timeline
        label="Who is on call"
        rows={[row]}
        period={period}
        timeZone={zone}
        segmentActions={({ people }) => <button>Take from {people.length}</button>}
      />,
    );

    await userEvent.click(screen.getByRole('button', { name: /Bob Brandt/ }));

    expect(screen.getByRole('button', { name: 'Take from 2' })).toBeDefined();
  });

  it('marks the days on which the clocks change', () => {
    show(<Timeline label="Who is on call" rows={[row]} period={period} timeZone={zone} />);

    expect(screen.getByText('23 h')).toBeDefined();
  });
});

describe('drawing over the timeline', () => {
  const drawn = vi.fn();
  const width = 167 * 10;

  beforeEach(() => {
    drawn.mockReset();
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(
      new DOMRect(0, 0, width, 40),
    );
    HTMLElement.prototype.setPointerCapture = () => undefined;
    show(
      <Timeline
        label="Who is on call"
        rows={[row]}
        period={period}
        timeZone={zone}
        onSelectRange={drawn}
      />,
    );
  });
  afterEach(() => vi.restoreAllMocks());

  const draw = (fromX: number, toX: number, key?: string) => {
    const line = screen.getByRole('group', { name: 'On call' });
    fireEvent.pointerDown(line, { button: 0, clientX: fromX });
    fireEvent.pointerMove(line, { clientX: toX });
    if (key !== undefined) fireEvent.keyDown(window, { key });
    fireEvent.pointerUp(line, { clientX: toX });
  };

  it('selects the range, from whichever end it is drawn', () => {
    const [from, to] = [period.from + 10 * 3_600_000, period.from + 30 * 3_600_000];

    draw(300, 101);
    expect(drawn).toHaveBeenLastCalledWith({ from, to }, row);
    draw(100, 299);
    expect(drawn).toHaveBeenLastCalledWith({ from, to }, row);
  });

  it('selects nothing by a click or when Escape gives it up', () => {
    draw(100, 103);
    draw(100, 300, 'Escape');

    expect(drawn).not.toHaveBeenCalled();
  });
});

describe('the agenda', () => {
  it('tells the same day by day', () => {
    show(
      <TimelineAgenda
        row={row}
        period={period}
        timeZone={zone}
        now={at('2026-03-06T12:00-05:00')}
      />,
    );

    const friday = within(screen.getByRole('region', { name: 'Friday 6 March' }));
    expect(friday.getByText('Friday 6 March – today')).toBeDefined();
    expect(friday.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '00:00 – 17:00Alice Archer',
      '17:00 – 24:00Nobody is on call',
    ]);
    expect(
      within(screen.getByRole('region', { name: 'Saturday 7 March' })).getByText('all day'),
    ).toBeDefined();
  });
});
