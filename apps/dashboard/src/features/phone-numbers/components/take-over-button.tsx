import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';

import { sentenceOf } from '../../../api/problem-error';
import { FormProblem } from '../../../components/form/form-problem';
import { readablePhone } from '../../../components/phone-number';
import { useTakeOver, type PolicyKey } from '../api/phone-numbers.queries';

type TakeOverButtonProps = {
  policy: PolicyKey;
  number: string;
  /** What the button says: “Use this number”. */
  verb: string;
  /** What is known of where its calls go now. */
  present?: string;
};

/** Leads a number of the account here, after it has said what changes at the carrier. */
export function TakeOverButton({ policy, number, verb, present }: TakeOverButtonProps) {
  const [isOpen, question] = useDisclosure(false);
  const takeOver = useTakeOver(policy);
  const phone = readablePhone(number);
  const open = () => {
    takeOver.reset();
    question.open();
  };
  const go = () =>
    takeOver.mutate(number, {
      onSuccess: () => {
        question.close();
        notifications.show({ message: `${phone} leads to this policy now.` });
      },
    });

  return (
    <>
      <Button variant="default" size="xs" onClick={open} aria-label={`${verb}: ${phone}…`}>
        {verb}…
      </Button>
      <Modal
        opened={isOpen}
        onClose={question.close}
        title={`Let ${phone} lead to this policy?`}
        closeOnClickOutside={!takeOver.isPending}
        closeOnEscape={!takeOver.isPending}
      >
        <Stack>
          {present !== undefined && (
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {present}
            </Text>
          )}
          <Changes />
          <FormProblem problem={takeOver.isError ? sentenceOf(takeOver.error) : undefined} />
          <Group justify="flex-end">
            <Button variant="default" disabled={takeOver.isPending} onClick={question.close}>
              Leave it as it is
            </Button>
            <Button loading={takeOver.isPending} onClick={go} data-autofocus>
              {verb}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function Changes() {
  return (
    <>
      <div>
        <Text size="sm" fw={600} mb={4}>
          This changes at the carrier
        </Text>
        <List size="sm" spacing={4}>
          <List.Item>
            “A call comes in”, “Primary handler fails” and “Call status changes” lead here.
          </List.Item>
          <List.Item>
            A TwiML application or SIP trunk that takes its calls does so no longer.
          </List.Item>
        </List>
      </div>
      <Text size="sm">
        What these settings say now is kept, and put back when you release the number here. Its
        messages are left alone.
      </Text>
    </>
  );
}
