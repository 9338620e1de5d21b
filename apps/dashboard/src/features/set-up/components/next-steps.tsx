import { Anchor, Group, Paper, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

export type NextStep = { title: string; reason: string; to: string; isDone: boolean };

/** What a new project still needs before a call can reach somebody. */
export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  return (
    <Paper
      component="section"
      aria-label="What is next"
      withBorder
      p="lg"
      bg="var(--ringdown-surface)"
      maw={760}
    >
      <Title order={2}>What is next</Title>
      <Text size="sm" c="dimmed">
        A policy answers a phone number and rings your people until somebody takes the call.
      </Text>
      <Stack component="ol" gap="md" m={0} mt="md" p={0} style={{ listStyle: 'none' }}>
        {steps.map((step) => (
          <Step key={step.title} step={step} />
        ))}
      </Stack>
    </Paper>
  );
}

function Step({ step: { title, reason, to, isDone } }: { step: NextStep }) {
  const Icon = isDone ? IconCircleCheck : IconCircleDashed;

  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <Icon
        size={20}
        color={isDone ? 'var(--ringdown-good)' : 'var(--mantine-color-dimmed)'}
        style={{ flex: 'none', marginTop: 1 }}
        aria-hidden
      />
      <div>
        <Anchor component={Link} to={to} fw={600} size="sm">
          {title}
        </Anchor>
        {isDone && <VisuallyHidden>: done</VisuallyHidden>}
        <Text size="sm" c="dimmed">
          {reason}
        </Text>
      </div>
    </Group>
  );
}
