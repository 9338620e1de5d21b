import { Button, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';

import classes from './recovery-codes.module.css';

type RecoveryCodesProps = { codes: readonly string[]; onStored: () => void };

/** Shows recovery codes, the only time that anybody can see them. */
export function RecoveryCodes({ codes, onStored }: RecoveryCodesProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = [`Ringdown recovery codes (${window.location.host}), each works once:`, ...codes];
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${text.join('\n')}\n`)}`;

  return (
    <Stack gap="sm">
      <div className={classes.sheet}>
        <Title order={3} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          Your recovery codes
        </Title>
        <Text size="sm">
          With one of these you can sign in to {window.location.host} without your phone; each works
          once. Keep them where you keep your passwords. They are not shown again.
        </Text>
        <ul className={classes.codes} aria-label="Recovery codes">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <Group gap="xs">
        <CopyButton value={codes.join('\n')} timeout={2000}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              onClick={copy}
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button
          component="a"
          href={file}
          download="ringdown-recovery-codes.txt"
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} />}
        >
          Download
        </Button>
        <Button
          variant="default"
          size="xs"
          onClick={() => window.print()}
          leftSection={<IconPrinter size={14} />}
        >
          Print
        </Button>
      </Group>
      <Button w="fit-content" onClick={onStored}>
        I have stored them
      </Button>
    </Stack>
  );
}
