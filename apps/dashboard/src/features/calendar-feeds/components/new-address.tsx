import { Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';

import { LinkToCopy } from '../../../components/link-to-copy';

type NewAddressProps = { url: string; onStored: () => void };

/** Shows the address of a calendar, the only time that anybody can see it, and where it goes. */
export function NewAddress({ url, onStored }: NewAddressProps) {
  const notice = useRef<HTMLParagraphElement>(null);
  useEffect(() => notice.current?.focus(), []);

  return (
    <Stack gap="lg">
      <Text size="sm" ref={notice} tabIndex={-1} style={{ outline: 'none' }}>
        Copy the address now: it is not shown again. Whoever has it can read this calendar, so give
        it to your calendar program only.
      </Text>
      <LinkToCopy link={url} />
      <List size="sm" spacing="xs">
        <List.Item>
          <b>Google Calendar:</b> Other calendars › + › From URL, paste the address.
        </List.Item>
        <List.Item>
          <b>Apple Calendar:</b>{' '}
          <Anchor href={url.replace(/^https?:/, 'webcal:')} inherit underline="always">
            open it on this device
          </Anchor>
          , or File › New Calendar Subscription.
        </List.Item>
        <List.Item>
          <b>Outlook:</b> Add calendar › Subscribe from web, paste the address.
        </List.Item>
      </List>
      <Group justify="flex-end">
        <Button onClick={onStored}>Done</Button>
      </Group>
    </Stack>
  );
}
