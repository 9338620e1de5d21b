import { Loader, Paper, Stack, Text } from '@mantine/core';
import type { NumberPurchaseDto } from '@ringdown/contracts';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';

import classes from '../../../../components/linked-rows.module.css';
import { readablePhone } from '../../../../components/phone-number';
import { toneColor } from '../../../../components/tone';
import { Verdict } from '../../../../components/verdict';

/** In the order in which they happen; each begins in its state. */
const steps = [
  { state: 'asked', words: 'Buy it at the carrier' },
  { state: 'bought', words: 'Look whether its settings lead here' },
  { state: 'configured', words: 'Link it to this policy' },
] as const;

/** How far a purchase has come. */
export function PurchaseProgress({ purchase }: { purchase: NumberPurchaseDto }) {
  const { number, state, problem } = purchase;
  const current = steps.findIndex((step) => step.state === state);

  return (
    <Paper withBorder p="md" className={classes.card}>
      <Stack gap="xs" role="status" aria-label={`Purchase of ${readablePhone(number)}`}>
        <Text size="sm" fw={600}>
          Buying {readablePhone(number)}…
        </Text>
        <Stack component="ol" gap={4} className={classes.plainList}>
          {steps.map(({ words }, index) => (
            <Step key={words} words={words} standing={standingOf(index, current)} />
          ))}
        </Stack>
        {problem !== null && <Verdict tone="warning">{problem}</Verdict>}
        <Text size="xs" c="dimmed">
          You may leave this page: it goes on by itself.
        </Text>
      </Stack>
    </Paper>
  );
}

type Standing = 'done' | 'going on' | 'to come';

function standingOf(index: number, current: number): Standing {
  if (index < current) return 'done';
  return index === current ? 'going on' : 'to come';
}

function Step({ words, standing }: { words: string; standing: Standing }) {
  return (
    <Text
      component="li"
      size="sm"
      c={standing === 'to come' ? 'dimmed' : undefined}
      style={{ display: 'flex', alignItems: 'center', gap: 8 }}
    >
      {standing === 'done' && (
        <IconCircleCheck size={16} color={toneColor('good')} role="img" aria-label="Done:" />
      )}
      {standing === 'going on' && <Loader size={16} role="img" aria-label="Going on:" />}
      {standing === 'to come' && <IconCircle size={16} role="img" aria-label="To come:" />}
      {words}
    </Text>
  );
}
