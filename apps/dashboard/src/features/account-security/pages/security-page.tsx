import { Stack } from '@mantine/core';
import type { AccountSecurityDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { ListSkeleton } from '../../../components/list-skeleton';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { Verdict } from '../../../components/verdict';
import { accountSecurityQueries } from '../api/account-security.queries';
import { ActivitySection } from '../components/activity-section';
import { PasswordSection } from '../components/password-section';
import { SessionsSection } from '../components/sessions-section';
import { TwoFactorSection } from '../components/two-factor-section';

/** How the account of the person who is signed in is protected. */
export function SecurityPage() {
  const security = useQuery(accountSecurityQueries.state());

  return (
    <>
      <PageHeader title="Security">
        {security.data && <SecurityVerdict security={security.data} />}
      </PageHeader>
      <Stack maw={760} gap="lg">
        <QueryView
          query={security}
          errorTitle="How your account is protected could not be loaded"
          loading={<ListSkeleton rows={2} height={140} />}
        >
          {(state) => (
            <>
              <TwoFactorSection security={state} />
              <PasswordSection hasPassword={state.hasPassword} />
            </>
          )}
        </QueryView>
        <SessionsSection />
        <ActivitySection />
      </Stack>
    </>
  );
}

/** The one line that matters: whether somebody who learns the password gets in. */
function SecurityVerdict({ security }: { security: AccountSecurityDto }) {
  if (!security.hasPassword) {
    return <Verdict tone="good">Your single sign-on provider protects this account.</Verdict>;
  }
  if (security.twoFactor.enabled) {
    return <Verdict tone="good">Nobody gets in with your password alone.</Verdict>;
  }
  return <Verdict tone="warning">Whoever learns your password gets in.</Verdict>;
}
