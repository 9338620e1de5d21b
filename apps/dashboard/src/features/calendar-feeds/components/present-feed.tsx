import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CalendarFeedDto, CreatedCalendarFeedDto } from '@ringdown/contracts';

import { useCurrentProject } from '../../../api/current-project';
import { confirmDestruction } from '../../../components/confirm';
import { TimeAgo } from '../../../components/time-ago';
import { useRenewCalendarFeed, useRevokeCalendarFeed } from '../api/calendar-feeds.queries';

type PresentFeedProps = {
  feed: CalendarFeedDto;
  onRenewed: (feed: CreatedCalendarFeedDto) => void;
};

/** A calendar that somebody subscribes to already: its address can be changed for another, or ended. */
export function PresentFeed({ feed, onRenewed }: PresentFeedProps) {
  const { id } = useCurrentProject();
  const renewFeed = useRenewCalendarFeed(id);
  const revokeFeed = useRevokeCalendarFeed(id);
  const renew = () =>
    confirmDestruction({
      title: 'Make a new address?',
      consequence:
        'The old address stops working at once. Calendar programs that use it need the new one.',
      verb: 'New address',
      destroy: async () => onRenewed(await renewFeed.mutateAsync(feed.id)),
      onDone: () => undefined,
    });
  const revoke = () =>
    confirmDestruction({
      title: 'End the subscription?',
      consequence:
        'The address stops working at once, in every calendar program that uses it. You can subscribe again under a new one.',
      verb: 'End subscription',
      destroy: () => revokeFeed.mutateAsync(feed.id),
      onDone: () => notifications.show({ message: 'The calendar address is revoked.' }),
    });

  return (
    <Stack gap="md">
      <div>
        <Text size="sm">
          You have an address for this calendar, made <TimeAgo at={feed.renewedAt} />.
        </Text>
        <Text size="sm" c="dimmed">
          {feed.lastReadAt === null ? (
            'No calendar program has read it yet.'
          ) : (
            <>
              A calendar program last read it <TimeAgo at={feed.lastReadAt} />.
            </>
          )}
        </Text>
      </div>
      <Text size="sm">
        The address itself was shown once. If it is lost, or somebody else has it, make a new one.
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={revoke}>
          End subscription…
        </Button>
        <Button onClick={renew}>New address…</Button>
      </Group>
    </Stack>
  );
}
