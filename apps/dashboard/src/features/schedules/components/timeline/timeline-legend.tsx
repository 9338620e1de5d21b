import { Group, Text } from '@mantine/core';

import classes from './legend.module.css';

const signs = [
  { sign: classes.gap, words: 'nobody is on call' },
  { sign: classes.override, words: 'changed by an override' },
  { sign: classes.now, words: 'now' },
];

/** What the signs of the timeline mean. */
export function TimelineLegend() {
  return (
    <Group gap="md" aria-hidden>
      {signs.map(({ sign, words }) => (
        <Group key={words} gap={6} wrap="nowrap">
          <span className={sign} />
          <Text span size="xs" c="dimmed">
            {words}
          </Text>
        </Group>
      ))}
    </Group>
  );
}
