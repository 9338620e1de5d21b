import { Badge } from '@mantine/core';
import type { CallStatus } from '@ringdown/contracts';

import { statusLooks } from '../../../components/call-status';

export function StatusBadge({ status, size }: { status: CallStatus; size?: 'md' | 'lg' }) {
  const { words, color, Icon } = statusLooks[status];

  return (
    <Badge
      color={color}
      variant="light"
      size={size ?? 'md'}
      leftSection={<Icon size={13} aria-hidden style={{ display: 'block' }} />}
    >
      {words}
    </Badge>
  );
}
