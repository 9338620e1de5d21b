import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import type { CallSmsConfigDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import classes from '../../../components/linked-rows.module.css';
import { readablePhone } from '../../../components/phone-number';

export function ConfigsList({ configs }: { configs: readonly CallSmsConfigDto[] }) {
  return (
    <Stack component="ul" gap="sm" className={classes.plainList}>
      {configs.map((config) => (
        <Paper component="li" key={config.id} withBorder p="md" className={classes.card}>
          <Group justify="space-between" gap="xs">
            <Anchor component={Link} to={config.id} fw={600} size="sm" className={classes.link}>
              {config.name}
            </Anchor>
            <Text size="sm" className="numbers">
              {config.primaryPhoneNumber === null
                ? 'No primary number'
                : readablePhone(config.primaryPhoneNumber)}
            </Text>
          </Group>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {config.accountSid}
            {config.apiBaseUrl !== null && ` at ${config.apiBaseUrl}`}
          </Text>
          <Text size="xs" c="dimmed">
            {usedBy(config)}
          </Text>
        </Paper>
      ))}
    </Stack>
  );
}

function usedBy({ policyNames }: CallSmsConfigDto): string {
  if (policyNames.length === 0) return 'Used by no policy yet';
  return `Used by ${new Intl.ListFormat('en').format(policyNames)}`;
}
