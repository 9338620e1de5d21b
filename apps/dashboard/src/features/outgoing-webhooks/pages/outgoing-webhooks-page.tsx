import { Button, Stack } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import classes from '../../../components/linked-rows.module.css';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { webhookQueries } from '../api/outgoing-webhooks.queries';
import { CreateWebhookModal } from '../components/create-webhook-modal';
import { WebhookCard } from '../components/webhook-card';

/** Other systems and channels that are told of missed calls and of messages. */
export function OutgoingWebhooksPage() {
  const project = useCurrentProject();
  const query = useQuery(webhookQueries.list(project.id));
  const [isCreating, setIsCreating] = useState(false);
  const mayChange = project.may('write', 'outgoing-webhooks');
  const createButton = mayChange && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setIsCreating(true)}>
      New webhook
    </Button>
  );

  return (
    <>
      <PageHeader title="Webhooks" actions={(query.data?.length ?? 0) > 0 && createButton} />
      <QueryView query={query} errorTitle="The webhooks could not be loaded">
        {(webhooks) =>
          webhooks.length > 0 ? (
            <Stack component="ul" gap="sm" className={classes.plainList}>
              {webhooks.map((webhook) => (
                <WebhookCard key={webhook.id} projectId={project.id} {...{ webhook, mayChange }} />
              ))}
            </Stack>
          ) : (
            <EmptyState
              icon={<IconWebhook />}
              title="No webhooks yet"
              description="Tell another system, a Slack or a Teams channel of missed calls and of messages that callers left."
              action={createButton}
            />
          )
        }
      </QueryView>
      <CreateWebhookModal
        projectId={project.id}
        isOpen={isCreating}
        onClose={() => setIsCreating(false)}
      />
    </>
  );
}
