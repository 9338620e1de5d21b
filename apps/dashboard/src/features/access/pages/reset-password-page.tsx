import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'react-router-dom';

import { LonePage } from '../../../components/lone-page';
import { Outcome } from '../../../components/outcome';
import { ResetPasswordForm } from '../components/reset-password-form';

/** Where a reset link leads. Its token stands behind the `#`, which a browser sends to no server. */
export function ResetPasswordPage() {
  const { hash } = useLocation();
  const [isDone, setIsDone] = useState(false);
  const token = hash.replace(/^#/, '');

  return (
    <LonePage title="Choose a new password">
      <Stack>
        {isDone && <Done />}
        {!isDone && token === '' && (
          <Text size="sm">
            This link is not complete. Copy the whole of it, or ask for a new one.
          </Text>
        )}
        {!isDone && token !== '' && (
          <ResetPasswordForm key={token} token={token} onReset={() => setIsDone(true)} />
        )}
        {!isDone && (
          <Anchor component={Link} to="/forgot-password" size="sm" ta="center">
            Ask for a new link
          </Anchor>
        )}
      </Stack>
    </LonePage>
  );
}

function Done() {
  return (
    <>
      <Outcome title="Your new password is set">
        You have been signed out everywhere. Sign in with the new password.
      </Outcome>
      <Button component={Link} to="/sign-in">
        Sign in
      </Button>
    </>
  );
}
