import { Button, Group, Stack, VisuallyHidden } from '@mantine/core';
import type { SessionDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { sentenceOf } from '../../../api/problem-error';
import { confirmDestruction } from '../../../components/confirm';
import { FormProblem } from '../../../components/form/form-problem';
import { QueryView } from '../../../components/query-view';
import {
  accountSecurityQueries,
  useEndAllSessions,
  useEndOtherSessions,
  useEndSession,
} from '../api/account-security.queries';
import { SecuritySection } from './security-section';
import { SessionRow } from './session-row';

/** The browsers in which the person is signed in, and the ways to end that. */
export function SessionsSection() {
  const sessions = useQuery(accountSecurityQueries.sessions());
  const endSession = useEndSession();
  const endOthers = useEndOtherSessions();
  const endAll = useEndAllSessions();
  const heading = useRef<HTMLHeadingElement>(null);
  const [announcement, setAnnouncement] = useState('');
  const tell = (news: string) => {
    setAnnouncement(news);
    heading.current?.focus();
  };
  const signOutOthers = () =>
    confirmDestruction({
      title: 'Sign out everywhere else?',
      consequence: 'All other browsers have to sign in again. This one stays signed in.',
      verb: 'Sign out everywhere else',
      cancel: 'Stay signed in',
      destroy: () => endOthers.mutateAsync(),
      onDone: () => tell('You are signed in only here now.'),
    });
  const signOutEverywhere = () =>
    confirmDestruction({
      title: 'Sign out everywhere?',
      consequence: 'All browsers have to sign in again, and this one, too.',
      verb: 'Sign out everywhere',
      cancel: 'Stay signed in',
      destroy: () => endAll.mutateAsync(),
      // A whole new page forgets everything that the old one knew.
      onDone: () => window.location.assign('/sign-in'),
    });
  const endOne = (session: SessionDto) =>
    endSession.mutate(session.id, {
      onSuccess: () => tell(`${session.device} is signed out.`),
    });

  return (
    <SecuritySection id="sessions" title="Where you are signed in" headingRef={heading}>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      <FormProblem problem={endSession.isError ? sentenceOf(endSession.error) : undefined} />
      <QueryView query={sessions} errorTitle="Your sessions could not be loaded">
        {(list) => (
          <>
            <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
              {list.map((session) => (
                <SessionRow
                  key={session.id}
                  session={session}
                  isEnding={endSession.isPending && endSession.variables === session.id}
                  onEnd={() => endOne(session)}
                />
              ))}
            </Stack>
            <Group gap="xs">
              {list.length > 1 && (
                <Button variant="default" onClick={signOutOthers}>
                  Sign out everywhere else
                </Button>
              )}
              <Button variant="outline" color="red" onClick={signOutEverywhere}>
                Sign out everywhere
              </Button>
            </Group>
          </>
        )}
      </QueryView>
    </SecuritySection>
  );
}
