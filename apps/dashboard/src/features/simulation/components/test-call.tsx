import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPhoneCall } from '@tabler/icons-react';

import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';
import { readablePhone } from '../../../components/phone-number';
import { Verdict } from '../../../components/verdict';
import { usePlaceTestCall } from '../api/test-call.mutations';

/** Rings one's own phone and takes one through the real hotline. */
export function TestCall({ policyId }: { policyId: string }) {
  const project = useCurrentProject();
  const call = usePlaceTestCall(project.id, policyId);
  const ask = () =>
    modals.openConfirmModal({
      title: 'Place a test call?',
      children: (
        <Text size="sm">
          Your own first verified phone rings. Once you pick up, you hear what callers hear, and
          whoever is on call now is really rung. The carrier charges for the calls.
        </Text>
      ),
      labels: { confirm: 'Call my phone', cancel: 'Not now' },
      onConfirm: () => call.mutate(),
    });

  return (
    <Paper component="section" withBorder p="md" mt="xl" bg="var(--ringdown-surface)">
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 18rem' }}>
          <Title order={2}>Hear it yourself</Title>
          <Text size="sm">
            A test call rings your own phone and takes you through the real hotline, as if you had
            dialled it. The log says that it was a test.
          </Text>
        </div>
        <Button
          variant="default"
          leftSection={<IconPhoneCall size={16} aria-hidden />}
          // Not `loading`, which would take the focus away.
          aria-disabled={call.isPending}
          onClick={() => {
            if (!call.isPending) ask();
          }}
        >
          {call.isPending ? 'Placing the call …' : 'Place a test call'}
        </Button>
      </Group>
      <div aria-live="polite">
        {call.data && (
          <Verdict tone="good">
            {`${readablePhone(call.data.from)} calls your phone ${call.data.to} in a moment.`}
          </Verdict>
        )}
        {call.error && <Verdict tone="bad">{sentenceOf(call.error)}</Verdict>}
      </div>
    </Paper>
  );
}
