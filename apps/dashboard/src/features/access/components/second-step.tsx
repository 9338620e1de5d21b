import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';

import { AuthenticatorCodeForm } from '../../../components/form/authenticator-code-form';
import { useSignInWithCode } from '../api/session.queries';
import { RecoveryCodeForm } from './recovery-code-form';

type SecondStepProps = { onSignedIn: () => void; onBack: () => void };

/** After the password: proves that the person also holds their phone, or a recovery code. */
export function SecondStep({ onSignedIn, onBack }: SecondStepProps) {
  const signIn = useSignInWithCode();
  const [hasNoPhone, setHasNoPhone] = useState(false);

  return (
    <Stack>
      <div role="status">
        <Title order={2}>Second step</Title>
        <Text size="sm" c="dimmed">
          The password was right. Now show that it is you.
        </Text>
      </div>
      {hasNoPhone ? (
        <RecoveryCodeForm onSignedIn={onSignedIn} />
      ) : (
        <AuthenticatorCodeForm
          verb="Sign in"
          check={async (body) => {
            await signIn.mutateAsync(body);
            onSignedIn();
          }}
        />
      )}
      <Group justify="space-between" gap="xs">
        <Button variant="subtle" size="compact-sm" onClick={() => setHasNoPhone(!hasNoPhone)}>
          {hasNoPhone ? 'Use the authenticator app' : 'Use a recovery code'}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onBack}>
          Start again
        </Button>
      </Group>
    </Stack>
  );
}
