import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';

import { useCurrentProject } from '../../../api/current-project';
import { useCreateContact } from '../api/contacts.queries';
import { ContactForm } from './contact-form';

type NewContactModalProps = {
  /** E.164, or empty. */
  number: string;
  isOpen: boolean;
  onClose: () => void;
};

export function NewContactModal({ number, isOpen, onClose }: NewContactModalProps) {
  const { id } = useCurrentProject();
  const createContact = useCreateContact(id);

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="New contact"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ContactForm
        initialValues={{ name: '', number, note: '' }}
        onCancel={onClose}
        save={async (values) => {
          const { name } = await createContact.mutateAsync(values);
          notifications.show({ message: `${name} is a contact now.` });
          onClose();
        }}
      />
    </Modal>
  );
}
