import { Fieldset, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Fieldset legend={title} bg="var(--ringdown-surface)">
      <Stack maw={640}>{children}</Stack>
    </Fieldset>
  );
}
