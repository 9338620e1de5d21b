import { Alert, Button, List, Stack } from '@mantine/core';

import { readablePhone } from '../../../components/phone-number';
import { useCheckNumber, type PolicyKey } from '../api/phone-numbers.queries';

/** Asks the carrier whether a number's settings lead its calls here. */
export function NumberCheck({ policy, number }: { policy: PolicyKey; number: string }) {
  const check = useCheckNumber(policy);
  const problems = check.data?.problems;

  return (
    <Stack gap="xs" mt="sm" align="flex-start">
      <Button
        variant="subtle"
        size="xs"
        loading={check.isPending}
        onClick={() => check.mutate(number)}
        aria-label={`Check settings at the carrier of ${readablePhone(number)}`}
      >
        Check settings at the carrier
      </Button>
      <div role="status">
        {check.isError && <Alert color="red" title={check.error.message} />}
        {problems?.length === 0 && <Alert color="green" title="Its calls come here." />}
        {problems !== undefined && problems.length > 0 && (
          <Alert color="orange" title="Not set up yet">
            <List size="sm">
              {problems.map((problem) => (
                <List.Item key={problem}>{problem}</List.Item>
              ))}
            </List>
          </Alert>
        )}
      </div>
    </Stack>
  );
}
