import { Group, Paper, Stack, Text } from '@mantine/core';
import type { NumberOrigin, RoutingNumberDto } from '@ringdown/contracts';

import classes from '../../../components/linked-rows.module.css';
import { readablePhone } from '../../../components/phone-number';
import { TimeAgo } from '../../../components/time-ago';
import type { PolicyKey } from '../api/phone-numbers.queries';
import { NumberCheck } from './number-check';
import { ReleaseButton } from './release-button';

type LinkedNumbersProps = {
  policy: PolicyKey;
  numbers: readonly RoutingNumberDto[];
  mayEdit: boolean;
  /** Without a call/SMS config nobody can be asked. */
  mayCheck: boolean;
};

const origins: Readonly<Record<NumberOrigin, string>> = {
  linked: 'Set up by hand',
  'taken-over': 'Your own, set up from here',
  bought: 'Bought here',
};

export function LinkedNumbers({ policy, numbers, mayEdit, mayCheck }: LinkedNumbersProps) {
  return (
    <Stack component="ul" gap="sm" className={classes.plainList} aria-label="Linked numbers">
      {numbers.map((number) => (
        <Paper
          component="li"
          key={number.number}
          withBorder
          p="md"
          className={classes.card}
          maw={960}
        >
          <Stack gap="sm">
            <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
              <div>
                <Text fw={600} size="sm" className="numbers">
                  {readablePhone(number.number)}
                </Text>
                <Text size="xs" c="dimmed">
                  {origins[number.origin]} <TimeAgo at={number.createdAt} />
                </Text>
              </div>
              {mayEdit && <ReleaseButton policy={policy} number={number} />}
            </Group>
            {mayCheck && <NumberCheck policy={policy} number={number.number} />}
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}
