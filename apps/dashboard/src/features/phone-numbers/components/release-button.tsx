import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { RoutingNumberDto } from '@ringdown/contracts';

import { readablePhone } from '../../../components/phone-number';
import type { PolicyKey } from '../api/phone-numbers.queries';
import { GiveBackForm } from './give-back-form';
import { ReleaseQuestion } from './release-question';

type ReleaseButtonProps = {
  policy: PolicyKey;
  number: Pick<RoutingNumberDto, 'number' | 'origin'>;
};

/** Lets go of a number, after it has said what becomes of it. */
export function ReleaseButton({ policy, number: { number, origin } }: ReleaseButtonProps) {
  const [isOpen, question] = useDisclosure(false);
  const phone = readablePhone(number);
  const onReleased = () => {
    question.close();
    notifications.show({ message: `${phone} is released.` });
  };
  const release = { policy, number, onReleased, onCancel: question.close };

  return (
    <>
      <Button
        variant="default"
        size="xs"
        style={{ flex: 'none' }}
        onClick={question.open}
        aria-label={`Release ${phone}…`}
      >
        Release…
      </Button>
      <Modal opened={isOpen} onClose={question.close} title={`Release ${phone}?`}>
        {origin === 'bought' ? (
          <GiveBackForm {...release} />
        ) : (
          <ReleaseQuestion {...release} origin={origin} />
        )}
      </Modal>
    </>
  );
}
