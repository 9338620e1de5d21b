import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';

import { LonePage } from '../../../components/lone-page';
import { signInMethodsQuery } from '../api/session.queries';
import { SecondStep } from '../components/second-step';
import { SignInForm } from '../components/sign-in-form';
import { SingleSignOn, SingleSignOnProblemAlert } from '../components/single-sign-on';
import { returnPath } from '../return-path';

export function SignInPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const methods = useQuery(signInMethodsQuery);
  const [needsCode, setNeedsCode] = useState(false);
  const problem = search.get('problem');
  const goOn = () => void navigate(returnPath(search), { replace: true });

  return (
    <LonePage title="Sign in" heading="Ringdown" lead="The hotline that always finds an engineer.">
      {needsCode ? (
        <SecondStep onSignedIn={goOn} onBack={() => setNeedsCode(false)} />
      ) : (
        <Stack>
          {problem !== null && <SingleSignOnProblemAlert problem={problem} />}
          <SignInForm onSignedIn={goOn} onCodeNeeded={() => setNeedsCode(true)} />
          <SingleSignOn methods={methods.data} returnTo={returnPath(search)} />
        </Stack>
      )}
    </LonePage>
  );
}
