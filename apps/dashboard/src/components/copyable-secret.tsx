import { Button, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

import classes from './copyable-secret.module.css';

/** Text that is shown once, to be taken away by a button or by hand. */
export function CopyableSecret({ label, text }: { label: string; text: string }) {
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
