import { Button, Group, Text } from '@mantine/core';
import type { AccountSecurityDto } from '@ringdown/contracts';

import { Verdict } from '../../../components/verdict';

type TwoFactorAtRestProps = {
  security: AccountSecurityDto;
  onStart: (what: 'turning-on' | 'turning-off' | 'renewing-codes') => void;
};

const fewCodes = 2;

/** Whether two-step sign-in is on, and what can be done about it. */
export function TwoFactorAtRest({ security, onStart }: TwoFactorAtRestProps) {
  if (!security.hasPassword) {
    return (
      <Text size="sm">
        There is no password here that a second step could protect. Your single sign-on provider
        asks for what it wants to know.
      </Text>
    );
  }
  if (!security.twoFactor.enabled) {
    return (
      <>
        <Text size="sm">
          After the password, Ringdown asks for a code that an app on your phone shows. Whoever
          learns your password cannot sign in with it alone.
        </Text>
        <Button w="fit-content" onClick={() => onStart('turning-on')}>
          Turn on
        </Button>
      </>
    );
  }
  return (
    <>
      <Text size="sm">
        After the password, Ringdown asks for the code that your authenticator app shows.
      </Text>
      <CodesLeft count={security.twoFactor.recoveryCodesLeft} />
      <Group gap="xs">
        <Button variant="default" onClick={() => onStart('renewing-codes')}>
          New recovery codes
        </Button>
        <Button variant="outline" color="red" onClick={() => onStart('turning-off')}>
          Turn off
        </Button>
      </Group>
    </>
  );
}

function CodesLeft({ count }: { count: number }) {
  if (count > fewCodes) return <Text size="sm">You have {count} recovery codes left.</Text>;
  const words = {
    0: 'You have no recovery code left.',
    1: 'Only one recovery code is left.',
  }[count];
  return (
    <Verdict tone="warning">
      {words ?? `Only ${count} recovery codes are left.`} Without them and without your phone you
      cannot sign in.
    </Verdict>
  );
}
