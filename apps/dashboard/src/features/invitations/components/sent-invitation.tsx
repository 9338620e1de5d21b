import { Button, Group, Stack } from '@mantine/core';
import { invitationRules, type SentInvitationDto } from '@ringdown/contracts';

import { Outcome } from '../../../components/outcome';
import { LinkToCopy } from '../../../components/link-to-copy';

type SentInvitationProps = {
  invitation: SentInvitationDto;
  onDone: () => void;
  /** Absent: there is nobody else to invite here. */
  onAnother?: () => void;
};

/** How the invitation reaches its receiver. */
export function SentInvitation({ invitation, onDone, onAnother }: SentInvitationProps) {
  const { email, link } = invitation;

  return (
    <Stack>
      {link === null ? (
        <Outcome title={`A mail to ${email} is on its way`}>
          Its link works once, for {invitationRules.days} days.
        </Outcome>
      ) : (
        <>
          <Outcome title={`Give this link to ${email}`}>
            Hand it over in private: whoever opens it first becomes a member. It works once, for{' '}
            {invitationRules.days} days, and cannot be shown here again.
          </Outcome>
          <LinkToCopy link={link} />
        </>
      )}
      <Group justify="flex-end">
        {onAnother && (
          <Button variant="default" onClick={onAnother}>
            Invite somebody else
          </Button>
        )}
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  );
}
