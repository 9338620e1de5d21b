import { EmptyState as MantineEmptyState, Paper } from '@mantine/core';
import type { ReactNode } from 'react';

type EmptyStateProps = {
  icon: ReactNode;
  title: string;
  /** What would stand here, and how it comes about. */
  description: string;
  action?: ReactNode;
};

export function EmptyState({ icon, title, description, action }: EmptyStateProps) {
  return (
    <Paper withBorder p="xl" bg="var(--ringdown-surface)">
      <MantineEmptyState icon={icon} title={title} description={description} size="sm">
        {action && <MantineEmptyState.Actions mt="xs">{action}</MantineEmptyState.Actions>}
      </MantineEmptyState>
    </Paper>
  );
}
