import { Modal, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { rolesInHandsOf, type InvitationDto, type SentInvitationDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';
import { confirmDestruction } from '../../../components/confirm';
import classes from '../../../components/linked-rows.module.css';
import { QueryView } from '../../../components/query-view';
import { invitationQueries, useResend, useWithdraw } from '../api/invitations.queries';
import { InvitationCard } from './invitation-card';
import { SentInvitation } from './sent-invitation';

/** Who is invited and has not come yet; nothing while there is nobody. */
export function OpenInvitations() {
  const project = useCurrentProject();
  const query = useQuery(invitationQueries.list(project.id));
  if (query.data?.length === 0) return null;

  return (
    <section aria-labelledby="open-invitations">
      <Title order={2} id="open-invitations" mb="sm">
        Invited
      </Title>
      <QueryView query={query} errorTitle="The invitations could not be loaded">
        {(invitations) => <InvitationsList invitations={invitations} />}
      </QueryView>
    </section>
  );
}

function InvitationsList({ invitations }: { invitations: readonly InvitationDto[] }) {
  const project = useCurrentProject();
  const resend = useResend(project.id);
  const withdraw = useWithdraw(project.id);
  const [sent, setSent] = useState<SentInvitationDto>();
  const [isOpen, setIsOpen] = useState(false);

  const sendAgain = (invitation: InvitationDto) =>
    resend.mutate(invitation, {
      onSuccess: (again) => {
        setSent(again);
        setIsOpen(true);
      },
      onError: (error) => {
        const title = `${invitation.email} was not invited again`;
        notifications.show({ color: 'red', title, message: sentenceOf(error) });
      },
    });
  const askToWithdraw = (invitation: InvitationDto) =>
    confirmDestruction({
      title: `Withdraw the invitation of ${invitation.email}?`,
      consequence: 'Its link will not work any more.',
      verb: 'Withdraw invitation',
      destroy: () => withdraw.mutateAsync(invitation),
      onDone: () => notifications.show({ message: 'The invitation is withdrawn.' }),
    });

  return (
    <>
      <Stack component="ul" gap="xs" className={classes.plainList} aria-label="Invitations">
        {invitations.map((invitation) => (
          <InvitationCard
            key={invitation.id}
            invitation={invitation}
            edit={
              rolesInHandsOf(project.role).includes(invitation.role)
                ? {
                    onResend: () => sendAgain(invitation),
                    onWithdraw: () => askToWithdraw(invitation),
                  }
                : undefined
            }
          />
        ))}
      </Stack>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        onExitTransitionEnd={() => setSent(undefined)}
        title="Invited again"
      >
        {sent && <SentInvitation invitation={sent} onDone={() => setIsOpen(false)} />}
      </Modal>
    </>
  );
}
