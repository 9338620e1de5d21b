import { Tooltip } from '@mantine/core';

import { useNow } from './use-now';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
const short = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** How long ago something was; the exact time shows on hover. */
export function TimeAgo({ at }: { at: string }) {
  const now = useNow(30_000);

  return (
    <Tooltip label={exactTime(at)} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at}>{timeAgo(at, now)}</time>
    </Tooltip>
  );
}

export function exactTime(at: string): string {
  return exact.format(new Date(at));
}

/** In words up to a week, then as a date. */
export function timeAgo(at: string, now: number): string {
  const seconds = Math.max(0, (now - new Date(at).getTime()) / 1000);
  if (seconds < 45) return 'just now';
  if (seconds < 45 * 60) return relative.format(-Math.round(seconds / 60), 'minute');
  if (seconds < 22 * 3600) return relative.format(-Math.round(seconds / 3600), 'hour');
  if (seconds < 7 * 86_400) return relative.format(-Math.round(seconds / 86_400), 'day');
  return short.format(new Date(at));
}
