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
  const isUnknown = at < knownSince;

  return (
    <Stack gap="xs">
      <TextInput
        type="datetime-local"
        label="The call comes in"
        description={`On the clocks of ${timeZone.replaceAll('_', ' ')}`}
        value={typed}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        error={
          isUnknown && 'Overrides and shifts of so long ago are not part of the routing any more.'
        }
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
