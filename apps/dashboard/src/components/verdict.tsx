import { Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconPhoneCall,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { toneColor, type Tone } from './tone';

const icons = {
  good: IconCircleCheck,
  warning: IconAlertTriangle,
  bad: IconCircleX,
  'going-on': IconPhoneCall,
  neutral: IconCircleMinus,
} as const;

/** One line that answers whether all is right. */
export function Verdict({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = icons[tone];

  return (
    <Group gap={6} wrap="nowrap" align="flex-start" c={toneColor(tone)}>
      <Icon size={18} style={{ flex: 'none', marginTop: 1 }} aria-hidden />
      <Text size="sm" fw={500} inherit={false}>
        {children}
      </Text>
    </Group>
  );
}
