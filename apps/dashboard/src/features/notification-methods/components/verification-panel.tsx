import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core';
import type { CodeChannel, CodeSenderDto, MyPhoneDto } from '@ringdown/contracts';
import { IconMessage, IconPhoneCall } from '@tabler/icons-react';
import { useState } from 'react';

import { sentenceOf } from '../../../api/problem-error';
import { useNow } from '../../../components/use-now';
import { Verdict } from '../../../components/verdict';
import { useStartVerification } from '../api/phones.queries';
import { verificationState } from '../verification-state';
import { CodeForm } from './code-form';

type VerificationPanelProps = {
  phone: MyPhoneDto;
  senders: readonly CodeSenderDto[];
  onVerified: () => void;
};

/** Proves that a phone is its owner's: has a code sent, and takes it back. */
export function VerificationPanel({ phone, senders, onVerified }: VerificationPanelProps) {
  const { pendingVerification: pending } = phone;
  const start = useStartVerification(phone.id);
  /** Somebody who has just asked for a code writes it next. */
  const [hasAsked, setHasAsked] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const now = useNow(1000, pending !== null);
  const { tone, words, takesCode, secondsUntilResend } = verificationState(pending, now);
  const mustChoose = senders.length > 1;
  const projectId = chosen ?? senders[0]?.projectId;
  const send = (channel: CodeChannel) => {
    if (secondsUntilResend > 0) return;
    setHasAsked(true);
    start.mutate({ channel, ...(mustChoose && projectId !== undefined ? { projectId } : {}) });
  };
  const sendButton = (channel: CodeChannel, isMain: boolean, label: string) => (
    <Button
      size="xs"
      variant={isMain ? 'filled' : 'default'}
      leftSection={
        channel === 'sms' ? (
          <IconMessage size={16} aria-hidden />
        ) : (
          <IconPhoneCall size={16} aria-hidden />
        )
      }
      loading={start.isPending && start.variables.channel === channel}
      // Stays focusable, so that the focus is not lost while the seconds go by.
      aria-disabled={secondsUntilResend > 0}
      data-disabled={secondsUntilResend > 0 || undefined}
      onClick={() => send(channel)}
    >
      {label}
    </Button>
  );

  return (
    <Stack gap="sm">
      <div role="status">
        <Verdict tone={tone}>{words}</Verdict>
      </div>
      {start.isError && (
        <Alert color="red" role="alert">
          {sentenceOf(start.error)}
        </Alert>
      )}
      {takesCode && pending !== null && (
        // A new code begins with an empty field.
        <CodeForm
          key={pending.sentAt}
          phoneId={phone.id}
          triesLeft={pending.triesLeft}
          isExpected={hasAsked}
          onVerified={onVerified}
        />
      )}
      {mustChoose && (
        <Select
          label="Sent by"
          description="The project whose number the code comes from."
          data={senders.map((sender) => ({ value: sender.projectId, label: sender.projectName }))}
          value={projectId ?? null}
          onChange={setChosen}
          allowDeselect={false}
          maw={320}
        />
      )}
      <Group gap="xs">
        {sendButton(
          'sms',
          pending === null,
          pending === null ? 'Send code by SMS' : 'Send a new code',
        )}
        {sendButton('call', false, 'Call me instead')}
        {secondsUntilResend > 0 && (
          <Text size="sm" c="dimmed" className="numbers">
            in {secondsUntilResend} s
          </Text>
        )}
      </Group>
    </Stack>
  );
}
