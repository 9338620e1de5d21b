import { Button, Divider, Stack } from '@mantine/core';
import { routes, type SignInMethodsDto } from '@ringdown/contracts';

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
