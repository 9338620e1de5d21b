import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useNavigate, useSearchParams } from 'react-router-dom';

import { Logo } from '../../../components/logo';
import { SignInForm } from '../components/sign-in-form';
import { returnPath } from '../return-path';

export function SignInPage() {
  useDocumentTitle('Sign in · Ringdown');
  const navigate = useNavigate();
  const [search] = useSearchParams();

  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={380} gap="lg">
        <Stack gap={4} align="center">
          <Group gap="xs">
            <Logo size={32} />
            <Title order={1}>Ringdown</Title>
          </Group>
          <Text c="dimmed" size="sm">
            The hotline that always finds an engineer.
          </Text>
        </Stack>
        <Paper withBorder p="lg" bg="var(--ringdown-surface)">
          <SignInForm onSignedIn={() => void navigate(returnPath(search), { replace: true })} />
        </Paper>
      </Stack>
    </Center>
  );
}
