import { Badge, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';

import { useLiveState, type LiveState } from '../api/live-calls';
import classes from './live-indicator.module.css';

const words: Record<LiveState, { label: string; hint: string }> = {
  connecting: { label: 'Connecting…', hint: 'Live updates are about to start.' },
  live: { label: 'Live', hint: 'New calls and changes show by themselves.' },
  reconnecting: {
    label: 'Reconnecting…',
    hint: 'Live updates are interrupted. What you see may be out of date.',
  },
};

/** Whether this page shows changes by itself. */
export function LiveIndicator() {
  const state = useLiveState();
  const { label, hint } = words[state];
  const isInterrupted = state === 'reconnecting';

  return (
    <Tooltip label={hint} events={{ hover: true, focus: true, touch: true }}>
      <Badge
        role="status"
        variant="light"
        color={isInterrupted ? 'yellow' : state === 'live' ? 'green' : 'gray'}
        leftSection={
          isInterrupted ? <IconRefresh size={12} aria-hidden /> : <span className={classes.dot} />
        }
      >
        {label}
      </Badge>
    </Tooltip>
  );
}
