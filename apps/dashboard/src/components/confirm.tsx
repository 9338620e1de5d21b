import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';

import { sentenceOf } from '../api/problem-error';

type Destruction = {
  title: string;
  /** What will happen, in full. */
  consequence: string;
  /** The verb on the button: "Delete rule 2". */
  verb: string;
  /** What the other button says. */
  cancel?: string;
  destroy: () => Promise<unknown>;
  onDone: () => void;
};

/** Asks before something is destroyed, stays until it is done, and tells should it fail. */
export function confirmDestruction({
  title,
  consequence,
  verb,
  cancel = 'Keep it',
  ...on
}: Destruction) {
  const modalId = modals.openConfirmModal({
    title,
    children: <Text size="sm">{consequence}</Text>,
    labels: { confirm: verb, cancel },
    confirmProps: { color: 'red' },
    cancelProps: { 'data-autofocus': true },
    closeOnConfirm: false,
    onConfirm: () => {
      modals.updateModal({ modalId, confirmProps: { color: 'red', loading: true } });
      void on
        .destroy()
        .then(on.onDone, (error: unknown) => {
          const message = sentenceOf(error);
          notifications.show({ color: 'red', title: `${verb}: not done`, message });
        })
        .finally(() => modals.close(modalId));
    },
  });
}
