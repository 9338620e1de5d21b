import { Fieldset, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Fieldset legend={title} maw={760} bg="var(--ringdown-surface)">
      <Stack>{children}</Stack>
    </Fieldset>
  );
}
