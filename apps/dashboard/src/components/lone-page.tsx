import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

import { Logo } from './logo';

type LonePageProps = {
  title: string;
  /** Where it is not the title. */
  heading?: string;
  lead?: string;
  width?: number;
  children: ReactNode;
};

/** A page that stands by itself: before somebody is signed in there is nothing to put around it. */
export function LonePage({ title, heading = title, lead, width = 400, children }: LonePageProps) {
  useDocumentTitle(`${title} · Ringdown`);

  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={width} gap="lg">
        <Stack gap={4} align="center">
          <Group gap="xs" wrap="nowrap">
            <Logo size={32} />
            <Title order={1}>{heading}</Title>
          </Group>
          {lead !== undefined && (
            <Text c="dimmed" size="sm" ta="center">
              {lead}
            </Text>
          )}
        </Stack>
        <Paper withBorder p="lg" bg="var(--ringdown-surface)">
          {children}
        </Paper>
      </Stack>
    </Center>
  );
}
