import { Paper, Text } from '@mantine/core';
import type { CallDetailDto } from '@ringdown/contracts';

import { clockSeconds, readableSeconds } from '../../../components/duration';
import { useNow } from '../../../components/use-now';
import { isInProgress } from '../../../components/call-status';
import { callTimeline } from '../call-timeline';
import { TimelineLegend } from './timeline-legend';
import { TimelineTrack } from './timeline-track';
import classes from './timeline.module.css';

type TimelineProps = {
  call: CallDetailDto;
  /** Where the same stands in words. */
  inWords?: string;
};

/** The call as a picture, second by second. */
export function Timeline({ call, inWords = 'The table of attempts below' }: TimelineProps) {
  const now = useNow(1_000, isInProgress(call.status));
  const timeline = callTimeline(call, now);
  const { lengthSeconds, rows, ticks, endedAt } = timeline;
  const percent = (seconds: number) => `${(seconds / lengthSeconds) * 100}%`;
  const length = readableSeconds(lengthSeconds);
  const kinds = new Set(rows.flatMap(({ bars }) => bars.map(({ kind }) => kind)));

  return (
    <Paper withBorder p="md" bg="var(--ringdown-surface)" component="figure" m={0}>
      <div
        role="img"
        aria-label={`Time line of the call, ${endedAt === undefined ? `${length} so far` : `${length} long`}. ${inWords} says the same in words.`}
      >
        {rows.map((row) => (
          <TimelineTrack key={row.key} row={row} timeline={timeline} percent={percent} />
        ))}
        <div className={classes.row}>
          <span />
          <div className={classes.axis}>
            {ticks.map((tick) => (
              <Text
                span
                key={tick}
                size="xs"
                c="dimmed"
                className={classes.tick}
                style={{ left: percent(tick) }}
              >
                {clockSeconds(tick)}
              </Text>
            ))}
          </div>
        </div>
      </div>
      <TimelineLegend kinds={kinds} hasAccept={timeline.acceptedAt !== undefined} />
    </Paper>
  );
}
