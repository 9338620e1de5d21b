import { Box, Button, Group, Stack, Text } from '@mantine/core';
import type { TwoFactorSetUpDto } from '@ringdown/contracts';
import { QRCodeSVG } from 'qrcode.react';

import { CopyText } from '../../../components/copy-text';
import { AuthenticatorCodeForm } from '../../../components/form/authenticator-code-form';
import { useConfirmTwoFactor } from '../api/account-security.queries';

type TwoFactorSetUpProps = {
  setUp: TwoFactorSetUpDto;
  onConfirmed: () => void;
  onCancel: () => void;
};

/** Hands the secret to the authenticator app, and takes a code of it as the proof that it arrived. */
export function TwoFactorSetUp({ setUp, onConfirmed, onCancel }: TwoFactorSetUpProps) {
  const confirm = useConfirmTwoFactor();

  return (
    <Group align="flex-start" gap="lg">
      {/* White in the dark, too: not every camera reads a code that is light on dark. */}
      <Box bg="white" p="xs" lh={0} bdrs="md" flex="none">
        <QRCodeSVG value={setUp.uri} size={180} marginSize={1} title="QR code of the secret" />
      </Box>
      <Stack gap="sm" flex="1 1 16rem">
        <Text size="sm">
          Scan the picture with an authenticator app, such as Aegis, 1Password or Google
          Authenticator. Then write the code that it shows.
        </Text>
        <Button component="a" href={setUp.uri} variant="default" hiddenFrom="sm">
          Open in the app of this phone
        </Button>
        <div>
          <Text size="sm" c="dimmed">
            No camera? Type this into the app:
          </Text>
          <CopyText text={setUp.secret} shown={inFours(setUp.secret)} what="the secret" />
        </div>
        <AuthenticatorCodeForm
          verb="Turn on two-step sign-in"
          check={async (body) => {
            await confirm.mutateAsync(body);
            onConfirmed();
          }}
        />
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Stack>
    </Group>
  );
}

function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
