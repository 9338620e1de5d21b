import { useRef, type KeyboardEvent } from 'react';

import type { Day, Period } from '../../shown-period';
import { cssVariable } from './css-variable';
import { within } from './placement';
import { SegmentBlock } from './segment-block';
import { isWeekend, placeStyle } from './timeline-axis';
import type { TimelineRow, TimelineSegment } from './timeline-row';
import classes from './timeline.module.css';
import { useRangeDrag } from './use-range-drag';

type TimelineLineProps = {
  row: TimelineRow;
  period: Period;
  days: readonly Day[];
  timeZone: string;
  colors: ReadonlyMap<string, string>;
  chosenFrom: number | undefined;
  onChoose: (segment: TimelineSegment) => void;
  onSelectRange: ((range: Period) => void) | undefined;
};

/** As many people as a block shows one below the other. */
const mostLanes = 4;

/** One row. The tabulator reaches it once; arrows lead from block to block. */
export function TimelineLine({ row, period, days, onSelectRange, ...props }: TimelineLineProps) {
  const line = useRef<HTMLDivElement>(null);
  const { range, handlers } = useRangeDrag({ period, days, onSelectRange });
  const segments = within(row.segments, period);
  const lanes = Math.min(mostLanes, Math.max(1, ...segments.map(({ people }) => people.length)));
  const chosen = segments.findIndex(({ from }) => from === props.chosenFrom);

  const moveFocus = (event: KeyboardEvent) => {
    const blocks = [...(line.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const here = blocks.findIndex((block) => block === document.activeElement);
    const next = nextBlock(event.key, here, blocks.length);
    if (next === undefined) return;
    event.preventDefault();
    blocks[next]?.focus();
  };

  return (
    <div className={classes.row} data-main={row.isMain || undefined}>
      <div className={classes.title} title={row.title}>
        {row.title}
      </div>
      <div
        ref={line}
        role="group"
        aria-label={row.title}
        className={classes.line}
        data-drawable={onSelectRange !== undefined || undefined}
        style={cssVariable('--lanes', lanes)}
        onKeyDown={moveFocus}
        {...handlers}
      >
        {days.map((day) => (
          <span
            key={day.date}
            className={classes.dayGround}
            data-weekend={isWeekend(day.date) || undefined}
            style={placeStyle(day, period)}
          />
        ))}
        {segments.map((segment, index) => (
          <SegmentBlock
            key={segment.from}
            segment={segment}
            period={period}
            timeZone={props.timeZone}
            colors={props.colors}
            mostLanes={mostLanes}
            isChosen={index === chosen}
            isTabStop={index === Math.max(0, chosen)}
            onChoose={() => props.onChoose(segment)}
          />
        ))}
        {range !== undefined && (
          <span className={classes.drawn} style={placeStyle(range, period)} aria-hidden />
        )}
      </div>
    </div>
  );
}

function nextBlock(key: string, here: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min(count - 1, here + 1);
    case 'ArrowLeft':
      return Math.max(0, here - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
