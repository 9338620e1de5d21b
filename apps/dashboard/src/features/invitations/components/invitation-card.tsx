import { ActionIcon, Group, Paper, Text, Tooltip } from '@mantine/core';
import type { InvitationDto } from '@ringdown/contracts';
import { IconSend, IconX } from '@tabler/icons-react';

import { roleWords } from '../../../components/role-words';
import { TimeAgo } from '../../../components/time-ago';

const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

type InvitationCardProps = {
  invitation: InvitationDto;
  /** Absent: it is only shown. */
  edit?: { onResend: () => void; onWithdraw: () => void } | undefined;
};

export function InvitationCard({ invitation, edit }: InvitationCardProps) {
  const { email, role, invitedBy, sentAt } = invitation;
  const isOpen = invitation.state === 'open';
  const button = (label: string, icon: React.ReactNode, onClick: () => void) => (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={`${label}: ${email}`} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );

  return (
    <Paper component="li" withBorder p="sm" bg="var(--ringdown-surface)">
      <Group justify="space-between" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Text>
          <Text size="sm" c="dimmed">
            As {roleWords[role].name}, invited by {invitedBy} <TimeAgo at={sentAt} />
          </Text>
          <Text size="sm" c={isOpen ? 'dimmed' : 'var(--ringdown-warning)'}>
            {stateWords(invitation)}
          </Text>
        </div>
        {edit && (
          <Group gap={0} wrap="nowrap">
            {button('Send again', <IconSend size={16} />, edit.onResend)}
            {button('Withdraw', <IconX size={16} />, edit.onWithdraw)}
          </Group>
        )}
      </Group>
    </Paper>
  );
}

function stateWords({ state, delivery, expiresAt, invitedBy }: InvitationDto): string {
  switch (state) {
    case 'expired':
      return 'It has expired. Send it again.';
    case 'void':
      return `It is void: ${invitedBy} may not give this role any more. Send it again.`;
    case 'open':
      return `${delivery === 'mail' ? 'Sent by mail' : 'By a link'}, good until ${minute.format(new Date(expiresAt))}`;
  }
}
