import { Alert, Button, Divider, Stack } from '@mantine/core';
import {
  routes,
  singleSignOnProblems,
  type SignInMethodsDto,
  type SingleSignOnProblem,
} from '@ringdown/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';

type SingleSignOnProps = { methods: SignInMethodsDto | undefined; returnTo: string };

/** The way in through the operator's identity provider, where there is one. */
export function SingleSignOn({ methods, returnTo }: SingleSignOnProps) {
  if (methods?.singleSignOn == null) return null;

  return (
    <Stack>
      <Divider label="or" />
      <Button component="a" href={routes.singleSignOn(returnTo)} variant="default">
        Sign in with {methods.singleSignOn.name}
      </Button>
    </Stack>
  );
}

/** Why the browser has come back from the provider without a session. */
export function SingleSignOnProblemAlert({ problem }: { problem: string }) {
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />}>
      {isKnown(problem)
        ? singleSignOnProblems[problem]
        : 'Single sign-on did not work. Try again, or use your password.'}
    </Alert>
  );
}

function isKnown(problem: string): problem is SingleSignOnProblem {
  return Object.hasOwn(singleSignOnProblems, problem);
}
