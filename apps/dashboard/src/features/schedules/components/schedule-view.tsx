import { Button, Paper, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { dateAt, startOfDay } from '../local-date';
import type { Period } from '../shown-period';
import type { Shown } from '../use-shown';
import { Timeline } from './timeline/timeline';
import { TimelineAgenda } from './timeline/timeline-agenda';
import { TimelineLegend } from './timeline/timeline-legend';
import type { TimelineRow, TimelineSegment } from './timeline/timeline-row';
import { useIsPhone } from './use-is-phone';

type ScheduleViewProps = {
  /** Above the final schedule. */
  layers: readonly TimelineRow[];
  final: TimelineRow;
  /** Below it. */
  overrides?: readonly TimelineRow[];
  shown: Pick<Shown, 'period' | 'timeZone' | 'isList'>;
  now: number;
  userIds: readonly string[];
  /** A range was drawn over a row with the mouse. */
  onSelectRange?: ((range: Period, row: TimelineRow) => void) | undefined;
  segmentActions?: ((segment: TimelineSegment, row: TimelineRow) => ReactNode) | undefined;
};

/** A schedule over a period: a timeline of all rows, or the final schedule as a list, day by day. */
export function ScheduleView({
  layers,
  final,
  overrides = [],
  shown,
  ...props
}: ScheduleViewProps) {
  const isPhone = useIsPhone();
  const { period, timeZone } = shown;
  const { now, userIds, onSelectRange, segmentActions } = props;
  const shared = { timeZone, now, userIds, ...(segmentActions && { segmentActions }) };
  if (isPhone || shown.isList) return <Agenda row={final} period={period} {...shared} />;

  return (
    <Paper withBorder p="sm" bg="var(--ringdown-surface)">
      <Stack gap="xs">
        <Timeline
          label="Who is on call"
          rows={[...layers, ...overrides, final]}
          period={period}
          {...shared}
          {...(onSelectRange && { onSelectRange })}
        />
        <TimelineLegend />
      </Stack>
    </Paper>
  );
}

type AgendaProps = Pick<ScheduleViewProps, 'now' | 'userIds' | 'segmentActions'> & {
  row: TimelineRow;
  period: Period;
  timeZone: string;
};

/** What has passed is out of the way until it is asked for. */
function Agenda({ period, now, timeZone, segmentActions, ...props }: AgendaProps) {
  const [isPastShown, setIsPastShown] = useState(false);
  const today = startOfDay(dateAt(now, timeZone), timeZone);
  const hasPast = period.from < today && today < period.to;
  const from = hasPast && !isPastShown ? today : period.from;

  return (
    <Stack gap="md">
      {hasPast && !isPastShown && (
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          onClick={() => setIsPastShown(true)}
        >
          Show earlier days
        </Button>
      )}
      <TimelineAgenda
        period={{ from, to: period.to }}
        {...{ now, timeZone }}
        {...(segmentActions && { segmentActions })}
        {...props}
      />
    </Stack>
  );
}
