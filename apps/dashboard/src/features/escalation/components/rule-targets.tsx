import { Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

import { PersonAvatar } from '../../../components/person-avatar';
import { readablePhone } from '../../../components/phone-number';
import type { EscalationStep } from '../escalation-steps';
import classes from './ladder.module.css';

type Target = EscalationStep['targets'][number];

/** The people of a rule in the order in which they are rung. */
export function RuleTargets({ targets }: { targets: readonly Target[] }) {
  return (
    <Stack component="ol" gap={6} className={classes.plainList}>
      {targets.map((target) => (
        <Group component="li" key={target.userId} gap="xs" wrap="nowrap">
          <PersonAvatar name={target.name} />
          <div className={classes.person}>
            <Text span size="sm" fw={500}>
              {target.name}
            </Text>
            <Fate target={target} />
          </div>
        </Group>
      ))}
    </Stack>
  );
}

function Fate({ target }: { target: Target }) {
  if (target.fate === 'no-verified-phone') {
    return (
      <Text span size="sm" c="var(--ringdown-warning)" className={classes.fate}>
        <IconAlertTriangle size={14} aria-hidden /> no verified phone – skipped
      </Text>
    );
  }
  return (
    <Text span size="sm" c="dimmed" className="numbers">
      {target.fate === 'already-rung'
        ? 'was rung by an earlier rule – not rung again'
        : readablePhone(target.phone ?? '')}
    </Text>
  );
}
