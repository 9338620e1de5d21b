import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

import { sentenceOf } from '../api/problem-error';

type ErrorStateProps = {
  /** What could not be shown: "The calls could not be loaded". */
  title: string;
  error: unknown;
  onRetry: () => void;
};

export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{sentenceOf(error)}</Text>
        <Button variant="default" size="xs" onClick={onRetry}>
          Try again
        </Button>
      </Stack>
    </Alert>
  );
}
