import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { CreatedOutgoingWebhookDto } from '@ringdown/contracts';
import { useState } from 'react';

import { CopyableSecret } from '../../../components/copyable-secret';
import { useCreateWebhook } from '../api/outgoing-webhooks.queries';
import { WebhookForm } from './webhook-form';

type CreateWebhookModalProps = { projectId: string; isOpen: boolean; onClose: () => void };

/** Asks for a new webhook, then shows its secret once; a slip of the mouse does not take it away. */
export function CreateWebhookModal({ projectId, isOpen, onClose }: CreateWebhookModalProps) {
  const createWebhook = useCreateWebhook(projectId);
  const [created, setCreated] = useState<CreatedOutgoingWebhookDto>();
  const isShown = created !== undefined;

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={() => setCreated(undefined)}
      title={created === undefined ? 'New webhook' : `The secret of ${created.name}`}
      closeOnClickOutside={!isShown}
      closeOnEscape={!isShown}
      withCloseButton={!isShown}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size="lg"
    >
      {created === undefined ? (
        <WebhookForm
          onCancel={onClose}
          create={async (body) => setCreated(await createWebhook.mutateAsync(body))}
        />
      ) : (
        <Stack gap="lg">
          <Text size="sm">
            The receiver checks with it that messages come from here. It is not shown again; Slack
            and Teams do not need it.
          </Text>
          <CopyableSecret label="Secret" text={created.secret} />
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              I have stored it
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
