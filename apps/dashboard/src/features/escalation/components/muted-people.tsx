import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { MuteDto } from '@ringdown/contracts';
import { IconBellOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';
import { comingMoment } from '../../../components/moment';
import { useNow } from '../../../components/use-now';
import { muteQueries, useEndMute } from '../api/mutes.queries';
import type { PolicyKey } from '../api/rules.queries';

/** Whom the policy leaves alone for a while; nothing while that is nobody. */
export function MutedPeople({ policy }: { policy: PolicyKey }) {
  const now = useNow(30_000);
  const { data } = useQuery(muteQueries.list(policy));
  const mutes = (data?.items ?? []).filter(({ until }) => Date.parse(until) > now);
  if (mutes.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-label="Left alone for a while">
      {mutes.map((mute) => (
        <Mute key={mute.userId} policy={policy} mute={mute} now={now} />
      ))}
    </Stack>
  );
}

function Mute({ policy, mute, now }: { policy: PolicyKey; mute: MuteDto; now: number }) {
  const { may } = useCurrentProject();
  const end = useEndMute(policy);
  const { userId, name, until } = mute;

  const ringAgain = () =>
    end.mutate(userId, {
      onError: (error) =>
        notifications.show({
          color: 'red',
          title: `${name} could not be unmuted`,
          message: sentenceOf(error),
        }),
    });

  return (
    <Paper withBorder px="md" py="xs">
      <Group gap="sm" justify="space-between">
        <Group gap="xs" wrap="nowrap" flex="1 1 260px">
          <IconBellOff size={18} style={{ flex: 'none' }} aria-hidden />
          <Text size="sm">
            {name} pressed 3 and is not rung until {comingMoment(until, now)}, unless nobody else
            can be.
          </Text>
        </Group>
        {may('write', 'schedule-overrides') && (
          <Button size="compact-sm" variant="default" loading={end.isPending} onClick={ringAgain}>
            Ring {name} again
          </Button>
        )}
      </Group>
    </Paper>
  );
}
