import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import type { CreatedApiKeyDto } from '@ringdown/contracts';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';

import { curlExample } from '../curl-example';
import classes from './new-key.module.css';

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
      <Copyable label="Key" text={created.key} />
      {example !== undefined && <Copyable label="Try it in a terminal" text={example} />}
      <Group justify="flex-end">
        <Button onClick={onStored}>I have stored it</Button>
      </Group>
    </Stack>
  );
}

function Copyable({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <CopyButton value={text} timeout={2000}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="compact-sm"
              onClick={copy}
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              aria-label={copied ? `Copied: ${label}` : `Copy: ${label}`}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <pre className={classes.secret} aria-label={label} role="group" tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}
