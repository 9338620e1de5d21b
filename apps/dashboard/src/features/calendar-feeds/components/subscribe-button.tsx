import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { CreatedCalendarFeedDto } from '@ringdown/contracts';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';
import { FormProblem } from '../../../components/form/form-problem';
import { QueryView } from '../../../components/query-view';
import { calendarFeedQueries, useCreateCalendarFeed } from '../api/calendar-feeds.queries';
import { NewAddress } from './new-address';
import { PresentFeed } from './present-feed';

type SubscribeButtonProps = {
  /** Null: the viewer's own shifts, on every schedule of the project. */
  scheduleId: string | null;
};

/** Shows who is on call in the viewer's own calendar program. */
export function SubscribeButton({ scheduleId }: SubscribeButtonProps) {
  const [isOpen, dialog] = useDisclosure(false);
  const [created, setCreated] = useState<CreatedCalendarFeedDto>();
  const isShown = created !== undefined;

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconCalendarPlus size={16} aria-hidden />}
        onClick={dialog.open}
      >
        Subscribe
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        onExitTransitionEnd={() => setCreated(undefined)}
        title="Subscribe in your calendar"
        closeOnClickOutside={!isShown}
        closeOnEscape={!isShown}
        withCloseButton={!isShown}
        closeButtonProps={{ 'aria-label': 'Close' }}
        size="lg"
      >
        {created === undefined ? (
          <Subscription scheduleId={scheduleId} onCreated={setCreated} />
        ) : (
          <NewAddress url={created.url} onStored={dialog.close} />
        )}
      </Modal>
    </>
  );
}

type SubscriptionProps = SubscribeButtonProps & {
  onCreated: (feed: CreatedCalendarFeedDto) => void;
};

function Subscription({ scheduleId, onCreated }: SubscriptionProps) {
  const { id } = useCurrentProject();
  const query = useQuery(calendarFeedQueries.list(id));

  return (
    <QueryView query={query} errorTitle="Your calendars could not be loaded">
      {(feeds) => {
        const feed = feeds.find((each) => each.scheduleId === scheduleId);
        return feed === undefined ? (
          <NoFeed scheduleId={scheduleId} onCreated={onCreated} />
        ) : (
          <PresentFeed feed={feed} onRenewed={onCreated} />
        );
      }}
    </QueryView>
  );
}

function NoFeed({ scheduleId, onCreated }: SubscriptionProps) {
  const { id } = useCurrentProject();
  const createFeed = useCreateCalendarFeed(id);
  const content =
    scheduleId === null
      ? 'your own shifts, on every schedule of this project'
      : 'who is on call on this schedule';

  return (
    <Stack gap="md">
      <Text size="sm">
        Your calendar program shows {content}, from last month to half a year ahead, and keeps
        itself up to date. It gets an address of its own, which ends when you leave the project.
      </Text>
      <FormProblem problem={createFeed.error === null ? undefined : sentenceOf(createFeed.error)} />
      <Group justify="flex-end">
        <Button
          data-autofocus
          loading={createFeed.isPending}
          onClick={() => createFeed.mutate({ scheduleId }, { onSuccess: onCreated })}
        >
          Create address
        </Button>
      </Group>
    </Stack>
  );
}
