import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { NumberOrigin, RoutingNumberDto } from '@ringdown/contracts';

import { sentenceOf } from '../../../api/problem-error';
import { FormProblem } from '../../../components/form/form-problem';
import { readablePhone } from '../../../components/phone-number';
import { useReleaseNumber, type PolicyKey } from '../api/phone-numbers.queries';

type ReleaseButtonProps = {
  policy: PolicyKey;
  number: Pick<RoutingNumberDto, 'number' | 'origin'>;
};

const consequences: Readonly<Record<NumberOrigin, string>> = {
  linked:
    'From the next call on, its callers hear that it is not connected to a hotline. Nothing changes at the carrier: the number stays yours, and its settings there stay as they are.',
  'taken-over':
    'At the carrier it gets back the settings that it had before it was used here, and from the next call on its callers go there again. The number stays yours.',
  bought:
    'From the next call on, its callers hear that it is not connected to a hotline. The number stays in your account at the carrier, and goes on costing there.',
};

/** Lets go of a number, after it has said what becomes of it. */
export function ReleaseButton({ policy, number: { number, origin } }: ReleaseButtonProps) {
  const [isOpen, question] = useDisclosure(false);
  const release = useReleaseNumber(policy);
  const phone = readablePhone(number);
  const open = () => {
    release.reset();
    question.open();
  };
  const go = (settings?: 'leave') =>
    release.mutate(
      { number, ...(settings && { settings }) },
      {
        onSuccess: () => {
          question.close();
          notifications.show({ message: `${phone} is released.` });
        },
      },
    );
  const mayLeave = origin === 'taken-over' && release.isError;

  return (
    <>
      <Button variant="default" size="xs" onClick={open} aria-label={`Release ${phone}…`}>
        Release…
      </Button>
      <Modal opened={isOpen} onClose={question.close} title={`Release ${phone}?`}>
        <Stack>
          <Text size="sm">{consequences[origin]} A call under way goes on.</Text>
          <FormProblem problem={release.isError ? sentenceOf(release.error) : undefined} />
          {mayLeave && (
            <Text size="sm">
              Without its former settings it still leads here, where its callers hear that it is not
              connected to a hotline.
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={question.close} data-autofocus>
              Keep it
            </Button>
            {mayLeave && (
              <Button
                color="red"
                variant="outline"
                disabled={release.isPending}
                onClick={() => go('leave')}
              >
                Release without them
              </Button>
            )}
            <Button color="red" loading={release.isPending} onClick={() => go()}>
              {mayLeave ? 'Try again' : 'Release number'}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
