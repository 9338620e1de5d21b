import { Badge } from '@mantine/core';
import type { LivePhase } from '@ringdown/contracts';
import { IconHourglass, IconPhoneCall, IconPhoneRinging } from '@tabler/icons-react';

const looks = {
  waiting: { words: 'Waiting', color: 'yellow', Icon: IconHourglass },
  ringing: { words: 'Ringing', color: 'blue', Icon: IconPhoneRinging },
  connected: { words: 'Connected', color: 'green', Icon: IconPhoneCall },
} as const;

/** What goes on in a call. */
export function PhaseBadge({ phase }: { phase: LivePhase }) {
  const { words, color, Icon } = looks[phase];
  return (
    <Badge
      color={color}
      variant="light"
      leftSection={<Icon size={13} aria-hidden style={{ display: 'block' }} />}
    >
      {words}
    </Badge>
  );
}
