import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';

import { instantAt, quickPicks, wallClock } from '../moments';

type MomentFieldProps = {
  at: number;
  /** Of the page: what "now" and "tonight" are. */
  now: number;
  timeZone: string;
  /** Nothing is known of the time before. */
  knownSince: number;
  onChange: (at: number) => void;
};

/** When the call comes in, on a wall clock of the zone. */
export function MomentField({ at, now, timeZone, knownSince, onChange }: MomentFieldProps) {
  const picks = useMemo(() => quickPicks(now, timeZone), [now, timeZone]);
  const [typed, setTyped] = useState(() => wallClock(at, timeZone));
  const choose = (instant: number) => {
    setTyped(wallClock(instant, timeZone));
    onChange(instant);
  };
  const type = (text: string) => {
    setTyped(text);
    const instant = instantAt(text.slice(0, 16), timeZone);
    if (instant !== undefined) onChange(instant);
  };
  const clock = timeZone.replaceAll('_', ' ');

  return (
    <Stack gap="xs">
      <TextInput
        type="datetime-local"
        label="The call comes in"
        description={skippedTime(typed, timeZone) ?? `On the clocks of ${clock}`}
        value={typed}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        error={problemOf(typed, { at, timeZone, knownSince })}
      />
      <Group gap={6} role="group" aria-label="Moments to choose">
        {picks.map((pick) => (
          <Button
            key={pick.label}
            size="compact-xs"
            variant={pick.at === at ? 'filled' : 'default'}
            aria-pressed={pick.at === at}
            onClick={() => choose(pick.at)}
          >
            {pick.label}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

function problemOf(
  typed: string,
  { at, timeZone, knownSince }: Pick<MomentFieldProps, 'at' | 'timeZone' | 'knownSince'>,
): string | undefined {
  if (instantAt(typed.slice(0, 16), timeZone) === undefined) {
    return 'Choose a date and a time up to 2199. You still see the call of the moment before.';
  }
  return at < knownSince
    ? 'Overrides and shifts of so long ago are not part of the routing any more.'
    : undefined;
}

/** What to say of a time that the clocks leave out when they are put forward. */
function skippedTime(typed: string, timeZone: string): string | undefined {
  const asked = typed.slice(0, 16);
  const instant = instantAt(asked, timeZone);
  if (instant === undefined || wallClock(instant, timeZone) === asked) return undefined;
  const shown = wallClock(instant, timeZone).slice(11);
  return `The clocks leave this time out: it is ${shown} when the call comes in.`;
}
