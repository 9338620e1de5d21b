import { Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';

import { sentenceOf } from '../api/problem-error';
import { FormProblem } from './form/form-problem';

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

/** Asks before something is destroyed, and stays until it is done; should it be refused, it says why. */
export function confirmDestruction({
  title,
  consequence,
  verb,
  cancel = 'Keep it',
  ...on
}: Destruction) {
  const modalId = modals.openConfirmModal({
    title,
    children: <Question consequence={consequence} />,
    labels: { confirm: verb, cancel },
    confirmProps: { color: 'red' },
    cancelProps: { 'data-autofocus': true },
    closeOnConfirm: false,
    onConfirm: () => {
      modals.updateModal({ modalId, confirmProps: { color: 'red', loading: true } });
      void on.destroy().then(
        () => {
          on.onDone();
          modals.close(modalId);
        },
        (error: unknown) =>
          modals.updateModal({
            modalId,
            confirmProps: { color: 'red', loading: false },
            children: <Question consequence={consequence} refusal={sentenceOf(error)} />,
          }),
      );
    },
  });
}

function Question({ consequence, refusal }: { consequence: string; refusal?: string }) {
  return (
    <Stack>
      <Text size="sm">{consequence}</Text>
      <FormProblem problem={refusal} />
    </Stack>
  );
}
