import { Anchor, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { MeDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';

import { meQuery } from '../../../api/me.queries';
import { isSignInRequired } from '../../../api/problem-error';
import { LonePage } from '../../../components/lone-page';
import { QueryView } from '../../../components/query-view';
import { roleWords } from '../../../components/role-words';
import { offerQuery } from '../api/acceptance.queries';
import { ExistingAccount } from '../components/existing-account';
import { NewAccountForm } from '../components/new-account-form';
import { findToken, forgetToken, keepToken } from '../kept-token';

/** Where an invitation's link leads. */
export function InvitationPage() {
  const token = useToken();

  return (
    <LonePage
      title="Invitation"
      heading="Ringdown"
      lead="The hotline that always finds an engineer."
    >
      {token === undefined ? (
        <Stack>
          <Text size="sm">
            This link is not complete. Copy the whole of it, or ask for a new invitation.
          </Text>
          <Anchor component={Link} to="/" size="sm">
            Go to Ringdown
          </Anchor>
        </Stack>
      ) : (
        <Offer key={token} token={token} />
      )}
    </LonePage>
  );
}

/** Takes the token from behind the #, so that it stands in the address no longer than needed. */
function useToken(): string | undefined {
  const { hash } = useLocation();
  const navigate = useNavigate();

  useEffect(() => {
    if (hash === '') return;
    keepToken(hash.slice(1));
    void navigate('/invitation', { replace: true });
  }, [hash, navigate]);

  return hash === '' ? findToken() : hash.slice(1);
}

function Offer({ token }: { token: string }) {
  const navigate = useNavigate();
  const offer = useQuery(offerQuery(token));
  const me = useQuery(meQuery);
  const before = new Set(me.data?.projects.map(({ id }) => id));

  const goIn = async ({ projects }: MeDto) => {
    const joined = projects.find(({ id }) => !before.has(id)) ?? projects[0];
    notifications.show({ message: `Welcome to ${joined?.name ?? 'Ringdown'}.` });
    await navigate(joined === undefined ? '/' : `/projects/${joined.id}/policies`, {
      replace: true,
    });
    forgetToken();
  };
  // Nobody is signed in, or that could not be found out: then the invitation itself says what is wrong.
  const isKnown = me.data !== undefined || isSignInRequired(me.error);

  return (
    <QueryView
      query={{
        data: isKnown ? offer.data : undefined,
        error: offer.error ?? (isKnown ? null : me.error),
        refetch: offer.refetch,
      }}
      errorTitle="This invitation cannot be accepted"
    >
      {(shown) => (
        <Stack>
          <Text>
            You are invited to join{' '}
            <Text span inherit fw={600}>
              {shown.projectName}
            </Text>{' '}
            as {roleWords[shown.role].name}.
          </Text>
          {shown.hasAccount ? (
            <ExistingAccount
              token={token}
              offer={shown}
              me={me.data}
              onAccepted={(mine) => void goIn(mine)}
            />
          ) : (
            <NewAccountForm
              token={token}
              offer={shown}
              me={me.data}
              onAccepted={(mine) => void goIn(mine)}
            />
          )}
        </Stack>
      )}
    </QueryView>
  );
}
