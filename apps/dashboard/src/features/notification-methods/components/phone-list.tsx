import { Stack, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CodeSenderDto, MyPhoneDto } from '@ringdown/contracts';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import { sentenceOf } from '../../../api/problem-error';
import { confirmDestruction } from '../../../components/confirm';
import { readablePhone } from '../../../components/phone-number';
import { moveBy } from '../../../components/reorder';
import { useDeletePhone, useReorderPhones } from '../api/phones.queries';
import { deletionConsequence } from '../deletion-consequence';
import { PhoneCard } from './phone-card';

type PhoneListProps = {
  phones: readonly MyPhoneDto[];
  senders: readonly CodeSenderDto[];
  /** A phone that was just added: the focus goes there. */
  addedId: string | undefined;
  onDeleted: () => void;
};

/** A person's phones in the order in which they prefer to be rung. */
export function PhoneList({ phones, senders, addedId, onDeleted }: PhoneListProps) {
  const reorder = useReorderPhones();
  const deletePhone = useDeletePhone();
  const [announcement, setAnnouncement] = useState('');
  const moved = useRef<string>(undefined);
  const rung = phones.find(({ verified }) => verified);

  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    document.querySelector<HTMLElement>(moved.current)?.focus();
    moved.current = undefined;
  }, [phones]);
  const isAddedShown = phones.some(({ id }) => id === addedId);
  useEffect(() => {
    if (isAddedShown) focusTitle(addedId);
  }, [isAddedShown, addedId]);

  const move = (index: number, step: -1 | 1) => {
    const phone = phones[index];
    if (phone === undefined) return;
    moved.current = `[data-phone="${phone.id}"] [data-move="${step}"]`;
    const place = `number ${index + 1 + step} of ${phones.length}`;
    setAnnouncement(`${readablePhone(phone.number)} is now ${place}.`);
    reorder.mutate(moveBy(phones, index, step), {
      onError: (error) => {
        setAnnouncement('Your phones are in their old order again.');
        const title = 'The order could not be saved';
        notifications.show({ color: 'red', title, message: sentenceOf(error) });
      },
    });
  };
  const remove = (phone: MyPhoneDto) => {
    const name = readablePhone(phone.number);
    confirmDestruction({
      title: `Delete ${name}?`,
      consequence: deletionConsequence(phone, phones),
      verb: 'Delete phone',
      destroy: () => deletePhone.mutateAsync(phone.id),
      onDone: onDeleted,
    });
  };

  return (
    <>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      <Stack component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {phones.map((phone, index) => (
          <PhoneCard
            key={phone.id}
            phone={phone}
            phoneCount={phones.length}
            isRung={phone === rung}
            senders={senders}
            onMove={(step) => move(index, step)}
            onDelete={() => remove(phone)}
            onVerified={() => {
              setAnnouncement(`${readablePhone(phone.number)} is verified.`);
              focusTitle(phone.id);
            }}
          />
        ))}
      </Stack>
    </>
  );
}

function focusTitle(phoneId: string | undefined): void {
  document.querySelector<HTMLElement>(`[data-phone="${phoneId ?? ''}"] h2`)?.focus();
}
