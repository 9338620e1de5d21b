import { Badge, Button, Collapse, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { OutgoingWebhookDto } from '@ringdown/contracts';

import { sentenceOf } from '../../../api/problem-error';
import { confirmDestruction } from '../../../components/confirm';
import { TimeAgo } from '../../../components/time-ago';
import { Verdict } from '../../../components/verdict';
import {
  useDeleteWebhook,
  useEnableWebhook,
  useTestWebhook,
} from '../api/outgoing-webhooks.queries';
import { eventWords, formatWords } from '../webhook-words';
import { WebhookDeliveries } from './webhook-deliveries';

type WebhookCardProps = { projectId: string; webhook: OutgoingWebhookDto; mayChange: boolean };

/** One webhook: where it leads, whether it works, and what it has sent. */
export function WebhookCard({ projectId, webhook, mayChange }: WebhookCardProps) {
  const { id, name, origin, format, events, enabled } = webhook;
  const [isOpen, { toggle, open }] = useDisclosure(false);
  const test = useTestWebhook(projectId);
  const enable = useEnableWebhook(projectId);
  const remove = useDeleteWebhook(projectId);
  const refused = (error: unknown) =>
    notifications.show({ color: 'red', title: name, message: sentenceOf(error) });
  const askToDelete = () =>
    confirmDestruction({
      title: `Delete ${name}?`,
      consequence: 'It is told of nothing any more, and its log of messages is deleted.',
      verb: 'Delete webhook',
      destroy: () => remove.mutateAsync(id),
      onDone: () => notifications.show({ message: `${name} is deleted.` }),
    });

  return (
    <Paper component="li" withBorder p="md" bg="var(--ringdown-surface)">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={4} flex="1 1 16rem" miw={0}>
            <Group gap="xs">
              <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Text>
              <Badge size="sm" variant="light" color={enabled ? 'green' : 'gray'}>
                {enabled ? 'Enabled' : 'Switched off'}
              </Badge>
            </Group>
            <Text size="sm">{events.map((event) => eventWords[event]).join(', ')}</Text>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {formatWords[format]} at {origin}
            </Text>
            <State webhook={webhook} />
          </Stack>
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={toggle} aria-expanded={isOpen}>
              {isOpen ? 'Hide messages' : 'Messages'}
            </Button>
            {mayChange && (
              <>
                {enabled ? (
                  <Button
                    variant="default"
                    size="xs"
                    loading={test.isPending}
                    onClick={() => test.mutate(id, { onSuccess: open, onError: refused })}
                    aria-label={`Send a test to ${name}`}
                  >
                    Send a test
                  </Button>
                ) : (
                  <Button
                    size="xs"
                    loading={enable.isPending}
                    onClick={() => enable.mutate(id, { onError: refused })}
                    aria-label={`Switch ${name} on`}
                  >
                    Switch on
                  </Button>
                )}
                <Button
                  variant="default"
                  size="xs"
                  onClick={askToDelete}
                  aria-label={`Delete ${name}…`}
                >
                  Delete…
                </Button>
              </>
            )}
          </Group>
        </Group>
        <Collapse expanded={isOpen}>
          {isOpen && <WebhookDeliveries projectId={projectId} webhookId={id} />}
        </Collapse>
      </Stack>
    </Paper>
  );
}

function State({ webhook: { enabled, failingSince } }: { webhook: OutgoingWebhookDto }) {
  if (!enabled) {
    return <Verdict tone="bad">Switched off after days of failure: nothing is sent.</Verdict>;
  }
  if (failingSince === null) return null;
  return (
    <Verdict tone="warning">
      Every attempt has failed since <TimeAgo at={failingSince} />.
    </Verdict>
  );
}
