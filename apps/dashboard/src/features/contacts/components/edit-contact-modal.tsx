import { Modal } from '@mantine/core';
import type { ContactDto } from '@ringdown/contracts';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { useFetchContact, useUpdateContact } from '../api/contacts.queries';
import { ContactForm, type ContactValues } from './contact-form';

type EditContactModalProps = { contact: ContactDto; isOpen: boolean; onClose: () => void };

export function EditContactModal({ contact, isOpen, onClose }: EditContactModalProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Contact ${contact.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <EditContact contact={contact} onDone={onClose} />
    </Modal>
  );
}

function EditContact({ contact, onDone }: { contact: ContactDto; onDone: () => void }) {
  const { id } = useCurrentProject();
  const updateContact = useUpdateContact(id, contact.id);
  const fetchContact = useFetchContact(id, contact.id);
  // What the form began with: news of other people's changes must not undo what is being typed.
  const [shown, setShown] = useState(contact);

  return (
    <ContactForm
      initialValues={valuesOf(shown)}
      onCancel={onDone}
      save={async (body) => {
        await updateContact.mutateAsync({ body, version: shown.version });
        onDone();
      }}
      reload={async () => {
        const present = await fetchContact();
        setShown(present);
        return valuesOf(present);
      }}
    />
  );
}

function valuesOf({ name, number, note }: ContactDto): ContactValues {
  return { name, number, note };
}
