import { Badge, Group } from '@mantine/core';
import type { CallDto } from '@ringdown/contracts';

import { statusLooks } from '../../../components/call-status';

type StatusBadgeProps = { call: Pick<CallDto, 'status' | 'isTest'>; size?: 'md' | 'lg' };

/** How a call stands, and whether it only tries the hotline out. */
export function StatusBadge({ call: { status, isTest }, size = 'md' }: StatusBadgeProps) {
  const { words, color, Icon } = statusLooks[status];

  return (
    <Group gap={4} component="span" display="inline-flex" wrap="wrap">
      <Badge
        color={color}
        variant="light"
        size={size}
        leftSection={<Icon size={13} aria-hidden style={{ display: 'block' }} />}
      >
        {words}
      </Badge>
      {isTest && (
        <Badge variant="default" size={size}>
          Test call
        </Badge>
      )}
    </Group>
  );
}
