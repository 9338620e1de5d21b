import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ContactDto } from '@ringdown/contracts';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { confirmDestruction } from '../../../components/confirm';
import classes from '../../../components/linked-rows.module.css';
import { readablePhone } from '../../../components/phone-number';
import { useDeleteContact } from '../api/contacts.queries';
import { EditContactModal } from './edit-contact-modal';

export function ContactsList({ contacts }: { contacts: readonly ContactDto[] }) {
  return (
    <Stack component="ul" gap="xs" className={classes.plainList}>
      {contacts.map((contact) => (
        <ContactRow key={contact.id} contact={contact} />
      ))}
    </Stack>
  );
}

function ContactRow({ contact }: { contact: ContactDto }) {
  const { may } = useCurrentProject();
  return (
    <Paper component="li" withBorder px="sm" py="xs" className={classes.card}>
      <Group justify="space-between" gap="sm">
        <Stack gap={0} flex="1 1 14rem" miw={0}>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {contact.name}
          </Text>
          <Text size="sm" className="numbers">
            {readablePhone(contact.number)}
          </Text>
          {contact.note !== '' && (
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
              {contact.note}
            </Text>
          )}
        </Stack>
        {may('write', 'contacts') && <ContactActions contact={contact} />}
      </Group>
    </Paper>
  );
}

function ContactActions({ contact }: { contact: ContactDto }) {
  const { id } = useCurrentProject();
  const deleteContact = useDeleteContact(id);
  const [isEditing, setIsEditing] = useState(false);
  const ask = () =>
    confirmDestruction({
      title: `Delete the contact ${contact.name}?`,
      consequence: `${readablePhone(contact.number)} has no name any more, in calls of before neither. The calls stay.`,
      verb: 'Delete contact',
      destroy: () => deleteContact.mutateAsync(contact),
      onDone: () => notifications.show({ message: `${contact.name} is deleted.` }),
    });

  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        variant="default"
        size="xs"
        onClick={() => setIsEditing(true)}
        aria-label={`Edit ${contact.name}`}
      >
        Edit
      </Button>
      <Button variant="default" size="xs" onClick={ask} aria-label={`Delete ${contact.name}…`}>
        Delete…
      </Button>
      <EditContactModal contact={contact} isOpen={isEditing} onClose={() => setIsEditing(false)} />
    </Group>
  );
}
