import { ActionIcon, Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import classes from '../../../components/linked-rows.module.css';
import { readablePhone } from '../../../components/phone-number';
import { NewContactModal } from './new-contact-modal';

type AddToContactsProps = {
  /** E.164. */
  number: string;
  /** In a list it is but a sign, because it stands on every row. */
  isSmall?: boolean;
};

/** Gives a number a name, for those who may. */
export function AddToContacts({ number, isSmall = false }: AddToContactsProps) {
  const { may } = useCurrentProject();
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);

  if (!may('write', 'contacts')) return null;
  return (
    <>
      {isSmall ? (
        <ActionIcon
          className={classes.onTop}
          variant="subtle"
          color="gray"
          onClick={open}
          aria-label={`Add ${readablePhone(number)} to contacts`}
          title="Add to contacts"
        >
          <IconUserPlus size={16} aria-hidden />
        </ActionIcon>
      ) : (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconUserPlus size={14} aria-hidden />}
          onClick={open}
        >
          Add to contacts
        </Button>
      )}
      <NewContactModal number={number} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
