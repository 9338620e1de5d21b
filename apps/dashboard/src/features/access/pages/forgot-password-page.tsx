import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';

import { ListSkeleton } from '../../../components/list-skeleton';
import { LonePage } from '../../../components/lone-page';
import { Outcome } from '../../../components/outcome';
import { QueryView } from '../../../components/query-view';
import { signInMethodsQuery } from '../api/session.queries';
import { ForgotPasswordForm } from '../components/forgot-password-form';

export function ForgotPasswordPage() {
  const methods = useQuery(signInMethodsQuery);
  const [askedFor, setAskedFor] = useState<string>();

  return (
    <LonePage title="Forgot your password?">
      <Stack>
        <QueryView
          query={methods}
          errorTitle="This page could not be loaded"
          loading={<ListSkeleton rows={2} />}
        >
          {({ resetsByMail }) => {
            if (!resetsByMail) return <AskSomebody />;
            if (askedFor === undefined) return <ForgotPasswordForm onAsked={setAskedFor} />;
            return (
              <Outcome title="Look into your mail">
                If {askedFor} has an account here, a link is on its way. It is good for one hour.
                Nothing there after some minutes? Look among the unwanted mail, or try again.
              </Outcome>
            );
          }}
        </QueryView>
        <Anchor component={Link} to="/sign-in" size="sm" ta="center">
          Back to the sign-in
        </Anchor>
      </Stack>
    </LonePage>
  );
}

function AskSomebody() {
  return (
    <Text size="sm">
      This Ringdown sends no mail. Ask an owner or admin of your project for a link: they make one
      on the project’s list of members, and with it you choose a new password.
    </Text>
  );
}
