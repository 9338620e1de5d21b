import { Modal } from '@mantine/core';
import type { CreatedApiKeyDto } from '@ringdown/contracts';
import { useState } from 'react';

import { useCreateApiKey } from '../api/api-keys.queries';
import { ApiKeyForm } from './api-key-form';
import { NewKey } from './new-key';

type CreateKeyModalProps = { projectId: string; isOpen: boolean; onClose: () => void };

/** Asks for a new key, then shows it once; a slip of the mouse does not take it away. */
export function CreateKeyModal({ projectId, isOpen, onClose }: CreateKeyModalProps) {
  const createKey = useCreateApiKey(projectId);
  const [created, setCreated] = useState<CreatedApiKeyDto>();
  const isShown = created !== undefined;

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={() => setCreated(undefined)}
      title={created === undefined ? 'New API key' : `The key of ${created.name}`}
      closeOnClickOutside={!isShown}
      closeOnEscape={!isShown}
      withCloseButton={!isShown}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size="lg"
    >
      {created === undefined ? (
        <ApiKeyForm
          onCancel={onClose}
          create={async (body) => setCreated(await createKey.mutateAsync(body))}
        />
      ) : (
        <NewKey created={created} projectId={projectId} onStored={onClose} />
      )}
    </Modal>
  );
}
