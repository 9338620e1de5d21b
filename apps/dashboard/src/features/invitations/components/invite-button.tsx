import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { SentInvitationDto } from '@ringdown/contracts';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { InviteForm } from './invite-form';
import { SentInvitation } from './sent-invitation';

/** Invites people, one after another. */
export function InviteButton() {
  const [isOpen, modal] = useDisclosure(false);
  const [sent, setSent] = useState<SentInvitationDto>();

  return (
    <>
      <Button leftSection={<IconUserPlus size={16} />} onClick={modal.open}>
        Invite
      </Button>
      <Modal
        opened={isOpen}
        onClose={modal.close}
        onExitTransitionEnd={() => setSent(undefined)}
        title={sent === undefined ? 'Invite somebody' : 'Invited'}
      >
        {sent === undefined ? (
          <InviteForm onSent={setSent} onCancel={modal.close} />
        ) : (
          <SentInvitation
            invitation={sent}
            onDone={modal.close}
            onAnother={() => setSent(undefined)}
          />
        )}
      </Modal>
    </>
  );
}
