import { Button, Group, Stack, Text } from '@mantine/core';
import type { CreatedApiKeyDto } from '@ringdown/contracts';
import { useEffect, useRef } from 'react';

import { CopyableSecret } from '../../../components/copyable-secret';
import { curlExample } from '../curl-example';

type NewKeyProps = { created: CreatedApiKeyDto; projectId: string; onStored: () => void };

/** Shows a key, the only time that anybody can see it. */
export function NewKey({ created, projectId, onStored }: NewKeyProps) {
  const notice = useRef<HTMLParagraphElement>(null);
  useEffect(() => notice.current?.focus(), []);
  const example = curlExample(created, projectId);

  return (
    <Stack gap="lg">
      <Text size="sm" ref={notice} tabIndex={-1} style={{ outline: 'none' }}>
        Copy it now and keep it where you keep your secrets: it is not shown again. If it gets lost,
        revoke it and create another.
      </Text>
      <CopyableSecret label="Key" text={created.key} />
      {example !== undefined && <CopyableSecret label="Try it in a terminal" text={example} />}
      <Group justify="flex-end">
        <Button onClick={onStored}>I have stored it</Button>
      </Group>
    </Stack>
  );
}
