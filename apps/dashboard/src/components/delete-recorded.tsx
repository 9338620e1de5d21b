import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';

import { confirmDestruction } from './confirm';

type DeleteRecordedProps = {
  /** What it is called in a sentence. */
  noun: 'message' | 'recording';
  /** Which one, for whoever does not see what stands beside it. */
  label: string;
  /** What was said, by whom or for how long. */
  said: string;
  destroy: () => Promise<unknown>;
};

/** Asks, and then deletes something recorded in a call. */
export function DeleteRecorded({ noun, label, said, destroy }: DeleteRecordedProps) {
  const ask = () =>
    confirmDestruction({
      title: `Delete this ${noun}?`,
      consequence: `${said} cannot be heard any more, and the carrier deletes it, too. The call stays in the log.`,
      verb: `Delete ${noun}`,
      destroy,
      onDone: () => notifications.show({ message: `The ${noun} is deleted.` }),
    });

  return (
    <Button
      variant="subtle"
      color="red"
      size="xs"
      leftSection={<IconTrash size={14} aria-hidden />}
      aria-label={label}
      onClick={ask}
    >
      Delete
    </Button>
  );
}
