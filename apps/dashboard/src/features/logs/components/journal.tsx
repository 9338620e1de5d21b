import { Stack, Text } from '@mantine/core';
import type { CallDetailDto } from '@ringdown/contracts';

import { clockSeconds, secondsBetween } from '../../../components/duration';
import { exactTime } from '../../../components/time-ago';
import classes from './journal.module.css';

/** What happened, line by line, as it was recorded. */
export function Journal({ call }: { call: CallDetailDto }) {
  if (call.journal.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing was recorded.
      </Text>
    );
  }
  return (
    <Stack component="ol" gap={6} className={classes.lines}>
      {call.journal.map(({ at, kind, text }, index) => (
        <li key={`${at}-${kind}-${index}`} className={classes.line}>
          <Text
            component="time"
            dateTime={at}
            title={exactTime(at)}
            size="sm"
            c="dimmed"
            className="numbers"
          >
            {clockSeconds(secondsBetween(call.startedAt, at))}
          </Text>
          <Text size="sm">{text}</Text>
        </li>
      ))}
    </Stack>
  );
}
