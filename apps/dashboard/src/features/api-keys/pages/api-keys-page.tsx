import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ApiKeyDto } from '@ringdown/contracts';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { confirmDestruction } from '../../../components/confirm';
import { EmptyState } from '../../../components/empty-state';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { apiKeyQueries, useRevokeApiKey } from '../api/api-keys.queries';
import { ApiKeysList } from '../components/api-keys-list';
import { CreateKeyModal } from '../components/create-key-modal';

/** The keys by which scripts reach this project. */
export function ApiKeysPage() {
  const project = useCurrentProject();
  const query = useQuery(apiKeyQueries.list(project.id));
  const revokeKey = useRevokeApiKey(project.id);
  const [isCreating, setIsCreating] = useState(false);
  const createButton = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setIsCreating(true)}>
      New API key
    </Button>
  );
  const revoke = (key: ApiKeyDto) =>
    confirmDestruction({
      title: `Revoke ${key.name}?`,
      consequence: 'Whatever uses this key is refused from now on. It cannot be given back.',
      verb: 'Revoke key',
      destroy: () => revokeKey.mutateAsync(key.id),
      onDone: () => notifications.show({ message: `${key.name} is revoked.` }),
    });

  return (
    <>
      <PageHeader title="API Keys" actions={(query.data?.length ?? 0) > 0 && createButton} />
      <QueryView query={query} errorTitle="The API keys could not be loaded">
        {(keys) =>
          keys.length > 0 ? (
            <ApiKeysList keys={keys} onRevoke={revoke} />
          ) : (
            <EmptyState
              icon={<IconKey />}
              title="No API keys yet"
              description="Scripts and pipelines use a key where people sign in. It belongs to the project, not to whoever creates it."
              action={createButton}
            />
          )
        }
      </QueryView>
      <CreateKeyModal
        projectId={project.id}
        isOpen={isCreating}
        onClose={() => setIsCreating(false)}
      />
    </>
  );
}
