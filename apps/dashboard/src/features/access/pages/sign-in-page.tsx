import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';

import { FormProblem } from '../../../components/form/form-problem';
import { LonePage } from '../../../components/lone-page';
import { signInMethodsQuery } from '../api/session.queries';
import { SecondStep } from '../components/second-step';
import { SignInForm } from '../components/sign-in-form';
import { SingleSignOn } from '../components/single-sign-on';
import { returnPath } from '../return-path';
import { singleSignOnSentence } from '../single-sign-on-sentence';

export function SignInPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const methods = useQuery(signInMethodsQuery);
  const [needsCode, setNeedsCode] = useState(false);
  const [problem, setProblem] = useState(() => singleSignOnSentence(search.get('problem')));
  const askForPassword = (why?: string) => {
    setProblem(why);
    setNeedsCode(false);
  };
  const goOn = () => void navigate(returnPath(search), { replace: true });

  return (
    <LonePage title="Sign in" heading="Ringdown" lead="The hotline that always finds an engineer.">
      {needsCode ? (
        <SecondStep onSignedIn={goOn} onBack={askForPassword} />
      ) : (
        <Stack>
          <FormProblem problem={problem} />
          <SignInForm onSignedIn={goOn} onCodeNeeded={() => setNeedsCode(true)} />
          <SingleSignOn methods={methods.data} returnTo={returnPath(search)} />
        </Stack>
      )}
    </LonePage>
  );
}
