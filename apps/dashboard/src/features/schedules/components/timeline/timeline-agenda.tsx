import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { dateAt } from '../../local-date';
import { daysOf, type Day, type Period } from '../../shown-period';
import { endOfDayWords, timeWords } from '../../time-words';
import classes from './agenda.module.css';
import { cssVariable } from './css-variable';
import { personColors } from './person-colors';
import { within } from './placement';
import { whoWords } from './segment-words';
import type { TimelineRow, TimelineSegment } from './timeline-row';

type TimelineAgendaProps = {
  row: TimelineRow;
  period: Period;
  timeZone: string;
  now?: number;
  /** Colours stay the same from period to period when all people of the schedule are given. */
  userIds?: readonly string[];
  segmentActions?: (segment: TimelineSegment, row: TimelineRow) => ReactNode;
};

/** One row as a list, day by day: for small screens, and for whoever would rather read. */
export function TimelineAgenda({ row, period, timeZone, now, ...props }: TimelineAgendaProps) {
  const everybody = row.segments.flatMap(({ people }) => people.map(({ userId }) => userId));
  const colors = personColors([...(props.userIds ?? []), ...everybody]);
  const today = now === undefined ? undefined : dateAt(now, timeZone);
  const days = daysOf(period, timeZone).filter((day) => within(row.segments, day).length > 0);

  return (
    <Stack gap="md">
      {days.map((day) => (
        <section key={day.date} aria-label={timeWords(day.from, timeZone, 'longDay')}>
          <Title order={3} size="sm" mb={4}>
            {timeWords(day.from, timeZone, 'longDay')}
            {day.date === today && ' – today'}
          </Title>
          <ul className={classes.list}>
            {within(row.segments, day).map((segment) => (
              <li
                key={segment.from}
                className={classes.item}
                data-kind={segment.kind}
                data-now={(now !== undefined && isDuring(segment, now, day)) || undefined}
              >
                <Text span size="sm" className="numbers">
                  {partOfDay(segment, day, timeZone)}
                </Text>
                <span className={classes.who}>
                  {segment.people.map(({ userId, name }) => (
                    <span
                      key={userId}
                      className={classes.person}
                      style={cssVariable('--hue', colors.get(userId))}
                    >
                      {name}
                    </span>
                  ))}
                  {segment.people.length === 0 && (
                    <span className={classes.nobody}>{whoWords(segment)}</span>
                  )}
                  {segment.kind === 'override' && (
                    <Text span size="xs" c="dimmed">
                      by an override
                    </Text>
                  )}
                </span>
                {segment.from >= day.from && props.segmentActions?.(segment, row)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}

function isDuring({ from, to }: Period, now: number, day: Period): boolean {
  return from <= now && now < to && day.from <= now && now < day.to;
}

/** `all day`, or from when to when on that day. */
function partOfDay(segment: Period, day: Day, timeZone: string): string {
  const [from, to] = [Math.max(segment.from, day.from), Math.min(segment.to, day.to)];
  if (from === day.from && to === day.to) return 'all day';
  return `${timeWords(from, timeZone, 'time')} – ${endOfDayWords(to, timeZone)}`;
}
