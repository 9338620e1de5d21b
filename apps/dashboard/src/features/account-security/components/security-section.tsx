import { Group, Paper, Stack, Title } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

type SecuritySectionProps = {
  id: string;
  title: string;
  beside?: ReactNode;
  /** Takes the focus when what was going on in the section has ended. */
  headingRef?: Ref<HTMLHeadingElement>;
  children: ReactNode;
};

export function SecuritySection({ id, title, beside, headingRef, children }: SecuritySectionProps) {
  return (
    <Paper component="section" withBorder p="md" bg="var(--ringdown-surface)" aria-labelledby={id}>
      <Stack gap="sm">
        <Group gap="xs">
          <Title order={2} id={id} ref={headingRef} tabIndex={-1} style={{ outline: 'none' }}>
            {title}
          </Title>
          {beside}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
