import { ActionIcon, CopyButton, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

type CopyTextProps = { text: string; shown?: string; what: string };

/** Text with a button that copies all of it, also where only its beginning is shown. */
export function CopyText({ text, shown = text, what }: CopyTextProps) {
  return (
    <Group gap={4} wrap="nowrap">
      <Text span size="sm" ff="monospace" title={text}>
        {shown}
      </Text>
      <CopyAction text={text} what={what} />
    </Group>
  );
}

/** A small button that copies a text. */
export function CopyAction({ text, what }: Omit<CopyTextProps, 'shown'>) {
  return (
    <CopyButton value={text} timeout={2000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : `Copy ${what}`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            onClick={copy}
            aria-label={copied ? `Copied ${what}` : `Copy ${what}`}
          >
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
