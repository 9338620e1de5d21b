import { Button, Stack, Text } from '@mantine/core';
import type { InvitationOfferDto, MeDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import { sentenceOf } from '../../../api/problem-error';
import { FormProblem } from '../../../components/form/form-problem';
import { useAccept, useSignOutFirst } from '../api/acceptance.queries';

type ExistingAccountProps = {
  token: string;
  offer: InvitationOfferDto;
  me: MeDto | undefined;
  onAccepted: (me: MeDto) => void;
};

const signInPath = '/sign-in?next=/invitation';

/** Accepts as somebody who has an account with this address; it has to be the one that is signed in. */
export function ExistingAccount({ token, offer, me, onAccepted }: ExistingAccountProps) {
  if (me === undefined) {
    return (
      <Stack>
        <Text size="sm">
          There is an account for {offer.email}. Sign in with it to accept the invitation.
        </Text>
        <Button component={Link} to={signInPath}>
          Sign in
        </Button>
      </Stack>
    );
  }
  if (me.email !== offer.email) return <OtherAccount offer={offer} me={me} />;
  return <OwnAccount token={token} offer={offer} onAccepted={onAccepted} />;
}

function OwnAccount({ token, offer, onAccepted }: Omit<ExistingAccountProps, 'me'>) {
  const accept = useAccept();

  return (
    <Stack>
      <Text size="sm">You are signed in as {offer.email}.</Text>
      <FormProblem problem={accept.error === null ? undefined : sentenceOf(accept.error)} />
      <Button
        loading={accept.isPending}
        onClick={() => accept.mutate(token, { onSuccess: onAccepted })}
      >
        Join {offer.projectName}
      </Button>
    </Stack>
  );
}

function OtherAccount({ offer, me }: { offer: InvitationOfferDto; me: MeDto }) {
  const signOut = useSignOutFirst();

  return (
    <Stack>
      <Text size="sm">
        You are signed in as {me.email}, and this invitation is for {offer.email}. Sign in with that
        address to accept it.
      </Text>
      <FormProblem problem={signOut.error === null ? undefined : sentenceOf(signOut.error)} />
      <Button
        variant="default"
        loading={signOut.isPending}
        onClick={() =>
          // A whole new page forgets everything that the old one knew.
          signOut.mutate(undefined, { onSuccess: () => window.location.assign(signInPath) })
        }
      >
        Sign in with another account
      </Button>
    </Stack>
  );
}
