import { Paper, Stack, Text, Title } from '@mantine/core';
import type { CallDetailDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { ListSkeleton } from '../../../components/list-skeleton';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { callQueries } from '../api/calls.queries';
import { isInProgress } from '../../../components/call-status';
import { callerInSentence, callerNumber, namelessNumber } from '../../../components/caller-name';
import { AttemptsTable } from '../components/attempts-table';
import { CallFacts } from '../components/call-facts';
import { Journal } from '../components/journal';
import { LiveIndicator } from '../../../components/live-indicator';
import { StatusBadge } from '../components/status-badge';
import { Timeline } from '../components/timeline';

type CallPageProps = {
  callId: string;
  /** Shown where the caller has left a message. */
  voicemail: ReactNode;
  /** Shown where caller and responder were recorded. */
  recording: ReactNode;
  /** Stands beside a number without a name. */
  addContact: (number: string) => ReactNode;
};

/** One call: the facts, the message, the picture, every attempt, and the journal. */
export function CallPage({ callId, voicemail, recording, addContact }: CallPageProps) {
  const project = useCurrentProject();
  const query = useQuery(callQueries.detail(project.id, callId));
  const logs = `/projects/${project.id}/logs`;

  const { data: call } = query;

  return (
    <>
      <PageHeader
        title={call === undefined ? 'Call' : `Call from ${callerInSentence(call)}`}
        beside={call && <StatusBadge call={call} size="lg" />}
        back={{ to: logs, label: 'Logs' }}
        actions={call && isInProgress(call.status) && <LiveIndicator />}
      >
        {call && <CallerNumber call={call} addContact={addContact} />}
      </PageHeader>
      <QueryView
        query={query}
        errorTitle="This call could not be loaded"
        loading={<ListSkeleton rows={4} height={72} />}
      >
        {(loaded) => (
          <Stack gap="xl">
            <CallFacts call={loaded} />
            {loaded.status === 'voicemail-left' && voicemail}
            {loaded.recordingSeconds !== null && recording}
            <Parts call={loaded} />
          </Stack>
        )}
      </QueryView>
    </>
  );
}

/** What the title does not say: the number of a caller with a name, or how to give one. */
function CallerNumber({
  call,
  addContact,
}: { call: CallDetailDto } & Pick<CallPageProps, 'addContact'>) {
  const number = namelessNumber(call);
  if (number !== undefined) return addContact(number);
  if (call.callerName === null) return null;
  return (
    <Text size="sm" c="dimmed" className="numbers">
      {callerNumber(call)}
    </Text>
  );
}

function Parts({ call }: { call: CallDetailDto }) {
  return (
    <>
      <section aria-labelledby="time-line">
        <Title order={2} id="time-line" mb="xs">
          Time line
        </Title>
        <Timeline call={call} />
      </section>
      <section aria-labelledby="attempts">
        <Title order={2} id="attempts" mb="xs">
          Attempts
        </Title>
        {call.attempts.length === 0 ? (
          <Text size="sm" c="dimmed">
            {isInProgress(call.status) ? 'No phone has been rung yet.' : 'No phone was rung.'}
          </Text>
        ) : (
          <Paper withBorder px="xs" bg="var(--ringdown-surface)">
            <AttemptsTable call={call} />
          </Paper>
        )}
      </section>
      <section aria-labelledby="journal">
        <Title order={2} id="journal" mb="xs">
          Journal
        </Title>
        <Journal call={call} />
      </section>
    </>
  );
}
