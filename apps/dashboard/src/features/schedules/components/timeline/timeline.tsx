import { Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { daysOf, type Period } from '../../shown-period';
import { personColors } from './person-colors';
import { placeOf } from './placement';
import { segmentWords } from './segment-words';
import { TimelineAxis } from './timeline-axis';
import { TimelineLine } from './timeline-line';
import type { TimelineRow, TimelineSegment } from './timeline-row';
import classes from './timeline.module.css';

type TimelineProps = {
  rows: readonly TimelineRow[];
  period: Period;
  /** The zone whose days and times are shown. */
  timeZone: string;
  /** Marked if it lies within the period. */
  now?: number;
  /** What it is called by readers, such as `Who is on call`. */
  label: string;
  /** Colours stay the same from period to period when all people of the schedule are given. */
  userIds?: readonly string[];
  /** A range was drawn over a row with the mouse: snapped to quarters of an hour, or to hours in a month. */
  onSelectRange?: (range: Period, row: TimelineRow) => void;
  /** What can be done with the segment that is chosen by click or Enter. */
  segmentActions?: (segment: TimelineSegment, row: TimelineRow) => ReactNode;
};

type Chosen = { rowId: string; from: number };

/** Rows of people on call over the same stretch of time, one below the other. */
export function Timeline(props: TimelineProps) {
  const { rows, period, timeZone, now, label, onSelectRange, segmentActions } = props;
  const [chosen, setChosen] = useState<Chosen>();
  const days = daysOf(period, timeZone);
  const everybody = rows.flatMap(({ segments }) =>
    segments.flatMap(({ people }) => people.map(({ userId }) => userId)),
  );
  const colors = personColors([...(props.userIds ?? []), ...everybody]);
  const isNowShown = now !== undefined && now >= period.from && now < period.to;
  const row = rows.find(({ id }) => id === chosen?.rowId);
  const segment = row?.segments.find(({ from }) => from === chosen?.from);

  return (
    <div role="group" aria-label={label} className={classes.timeline}>
      <div className={classes.rows}>
        <TimelineAxis days={days} period={period} timeZone={timeZone} now={now} />
        {rows.map((each) => (
          <TimelineLine
            key={each.id}
            row={each}
            colors={colors}
            {...{ days, period, timeZone }}
            chosenFrom={each.id === chosen?.rowId ? chosen.from : undefined}
            onChoose={({ from }) => setChosen({ rowId: each.id, from })}
            onSelectRange={onSelectRange && ((range) => onSelectRange(range, each))}
          />
        ))}
        {isNowShown && (
          <div className={classes.nowLine} aria-hidden>
            <span style={{ left: `${placeOf({ from: now, to: now }, period).left}%` }} />
          </div>
        )}
      </div>
      <div className={classes.chosen}>
        {row !== undefined && segment !== undefined ? (
          <>
            <Text size="sm" flex={1}>
              <strong>{row.title}:</strong> {segmentWords(segment, timeZone)}
            </Text>
            {segmentActions?.(segment, row)}
          </>
        ) : (
          <Text size="sm" c="dimmed">
            Choose a block to see whose it is and how long it lasts.
          </Text>
        )}
      </div>
    </div>
  );
}
