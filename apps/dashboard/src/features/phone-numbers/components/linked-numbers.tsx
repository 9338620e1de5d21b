import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RoutingNumberDto } from '@ringdown/contracts';

import { confirmDestruction } from '../../../components/confirm';
import classes from '../../../components/linked-rows.module.css';
import { readablePhone } from '../../../components/phone-number';
import { TimeAgo } from '../../../components/time-ago';
import { useUnlinkNumber, type PolicyKey } from '../api/phone-numbers.queries';
import { NumberCheck } from './number-check';

type LinkedNumbersProps = {
  policy: PolicyKey;
  numbers: readonly RoutingNumberDto[];
  mayUnlink: boolean;
};

export function LinkedNumbers({ policy, numbers, mayUnlink }: LinkedNumbersProps) {
  const unlinkNumber = useUnlinkNumber(policy);
  const unlink = (number: string) =>
    confirmDestruction({
      title: `Unlink ${readablePhone(number)}?`,
      consequence:
        'From the next call on, its callers hear that it is not connected to a hotline. A call under way goes on. The number stays yours, and its settings at the carrier stay as they are.',
      verb: 'Unlink number',
      destroy: () => unlinkNumber.mutateAsync(number),
      onDone: () => notifications.show({ message: `${readablePhone(number)} is unlinked.` }),
    });

  return (
    <Stack component="ul" gap="sm" className={classes.plainList} aria-label="Linked numbers">
      {numbers.map(({ number, createdAt }) => (
        <Paper component="li" key={number} withBorder p="md" className={classes.card} maw={760}>
          <Group justify="space-between" gap="sm">
            <div>
              <Text fw={600} size="sm" className="numbers">
                {readablePhone(number)}
              </Text>
              <Text size="xs" c="dimmed">
                Linked <TimeAgo at={createdAt} />
              </Text>
            </div>
            {mayUnlink && (
              <Button
                variant="default"
                size="xs"
                onClick={() => unlink(number)}
                aria-label={`Unlink ${readablePhone(number)}…`}
              >
                Unlink…
              </Button>
            )}
          </Group>
          {mayUnlink && <NumberCheck policy={policy} number={number} />}
        </Paper>
      ))}
    </Stack>
  );
}
