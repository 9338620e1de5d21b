import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';

import { isSignInRequired, sentenceOf } from '../../../api/problem-error';
import { AuthenticatorCodeForm } from '../../../components/form/authenticator-code-form';
import { useSignInWithCode, useSignInWithRecoveryCode } from '../api/session.queries';
import { RecoveryCodeForm } from './recovery-code-form';

type SecondStepProps = {
  onSignedIn: () => void;
  /** The password has to be written again; `why` is undefined when the person wants it so. */
  onBack: (why?: string) => void;
};

/** After the password: proves that the person also holds their phone, or a recovery code. */
export function SecondStep({ onSignedIn, onBack }: SecondStepProps) {
  const withCode = useSignInWithCode();
  const withRecoveryCode = useSignInWithRecoveryCode();
  const [hasNoPhone, setHasNoPhone] = useState(false);
  const finish = async (signIn: Promise<unknown>) => {
    try {
      await signIn;
      onSignedIn();
    } catch (error) {
      if (!isSignInRequired(error)) throw error;
      onBack(sentenceOf(error));
    }
  };

  return (
    <Stack>
      <div role="status">
        <Title order={2}>Second step</Title>
        <Text size="sm" c="dimmed">
          The password was right. Now show that it is you.
        </Text>
      </div>
      {hasNoPhone ? (
        <RecoveryCodeForm check={(body) => finish(withRecoveryCode.mutateAsync(body))} />
      ) : (
        <AuthenticatorCodeForm
          verb="Sign in"
          check={(body) => finish(withCode.mutateAsync(body))}
        />
      )}
      <Group justify="space-between" gap="xs">
        <Button variant="subtle" size="compact-sm" onClick={() => setHasNoPhone(!hasNoPhone)}>
          {hasNoPhone ? 'Use the authenticator app' : 'Use a recovery code'}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onBack()}>
          Start again
        </Button>
      </Group>
    </Stack>
  );
}
