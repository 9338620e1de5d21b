import { Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';

import { readableSeconds } from '../../../components/duration';
import { toneColor } from '../../../components/tone';
import { outcomeLooks } from '../attempt-outcome';
import type { CallTimeline, TimelineRow } from '../call-timeline';
import classes from './timeline.module.css';

type TimelineTrackProps = {
  row: TimelineRow;
  timeline: CallTimeline;
  percent: (seconds: number) => string;
};

/** One line of the picture: whom it is about, and their bars on the line of seconds. */
export function TimelineTrack({ row, timeline, percent }: TimelineTrackProps) {
  const isTaker = row.attempt?.outcome === 'accepted';
  const tone = row.attempt && outcomeLooks[row.attempt.outcome].tone;

  return (
    <div className={classes.row}>
      <Label row={row} />
      <div className={classes.track}>
        {timeline.ticks.map((tick) => (
          <span key={tick} className={classes.gridLine} style={{ left: percent(tick) }} />
        ))}
        {row.bars.map(({ kind, from, to }) => (
          <span
            key={kind}
            className={classes.bar}
            data-kind={kind}
            data-tone={tone}
            style={{ left: percent(from), width: percent(to - from) }}
          />
        ))}
        {isTaker && timeline.acceptedAt !== undefined && (
          <span className={classes.accept} style={{ left: percent(timeline.acceptedAt) }}>
            <IconCheck size={12} stroke={3} />
          </span>
        )}
        {timeline.endedAt !== undefined && (
          <span className={classes.end} style={{ left: percent(timeline.endedAt) }} />
        )}
      </div>
    </div>
  );
}

function Label({ row: { key, attempt, bars } }: { row: TimelineRow }) {
  const seconds = bars.reduce((sum, { from, to }) => sum + to - from, 0);
  const outcome = attempt && outcomeLooks[attempt.outcome];

  return (
    <div className={classes.label}>
      <Text size="sm" fw={500} truncate>
        {attempt?.userName ?? (key === 'talk' ? 'Talk' : 'Greeting')}
        {attempt && attempt.round > 1 && (
          <Text span size="xs" fw={400} c="dimmed">
            {` · round ${attempt.round}`}
          </Text>
        )}
      </Text>
      <Text size="xs" c={outcome ? toneColor(outcome.tone) : 'dimmed'} className="numbers">
        {outcome ? `${outcome.words} · ` : ''}
        {readableSeconds(seconds)}
      </Text>
    </div>
  );
}
