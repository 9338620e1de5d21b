import { Badge } from '@mantine/core';
import type { PolicyDto } from '@ringdown/contracts';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClockOff,
} from '@tabler/icons-react';

import { policyReadiness } from '../policy-readiness';

const looks = {
  ready: { color: 'green', Icon: IconCircleCheck },
  disabled: { color: 'gray', Icon: IconCircleMinus },
  'no-number': { color: 'yellow', Icon: IconAlertTriangle },
  'no-config': { color: 'red', Icon: IconCircleX },
  'no-rules': { color: 'red', Icon: IconCircleX },
  closed: { color: 'gray', Icon: IconClockOff },
  nobody: { color: 'red', Icon: IconCircleX },
  gap: { color: 'yellow', Icon: IconAlertTriangle },
} as const;

/** Whether a policy takes calls. */
export function PolicyBadge({ policy }: { policy: PolicyDto }) {
  const { kind, words } = policyReadiness(policy);
  const { color, Icon } = looks[kind];

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

/** Only whether it is switched on. */
export function EnabledBadge({ enabled }: { enabled: boolean }) {
  return (
    <Badge color={enabled ? 'green' : 'gray'} variant="light">
      {enabled ? 'Enabled' : 'Disabled'}
    </Badge>
  );
}
