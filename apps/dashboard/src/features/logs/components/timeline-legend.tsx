import { Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';

import type { BarKind } from '../call-timeline';
import classes from './timeline.module.css';

const words: Record<BarKind, string> = {
  greeting: 'Greeting',
  dialling: 'Dialling',
  ringing: 'Phone rings',
  asking: 'Picked up, asked to press 1',
  talk: 'Talk',
};

/** What the patterns of the picture mean; only those that it shows. */
export function TimelineLegend({ kinds, hasAccept }: { kinds: Set<BarKind>; hasAccept: boolean }) {
  const shown = (Object.keys(words) as BarKind[]).filter((kind) => kinds.has(kind));

  return (
    <Group component="figcaption" gap="md" mt="md">
      {shown.map((kind) => (
        <Group key={kind} gap={6} wrap="nowrap">
          <span className={classes.sample} data-kind={kind} aria-hidden />
          <Text span size="xs" c="dimmed">
            {words[kind]}
          </Text>
        </Group>
      ))}
      {hasAccept && (
        <Group gap={6} wrap="nowrap">
          <span className={classes.acceptSample} aria-hidden>
            <IconCheck size={12} stroke={3} />
          </span>
          <Text span size="xs" c="dimmed">
            Key 1: took the call
          </Text>
        </Group>
      )}
    </Group>
  );
}
