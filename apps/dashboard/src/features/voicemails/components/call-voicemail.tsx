import { Paper, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { QueryView } from '../../../components/query-view';
import { voicemailQueries } from '../api/voicemails.queries';
import { VoicemailPlayer } from './voicemail-player';

/** The message that was left in a call, for those who may hear it. */
export function CallVoicemail({ callId }: { callId: string }) {
  const project = useCurrentProject();
  const mayHear = project.may('read', 'voicemails');
  const query = useQuery({ ...voicemailQueries.detail(project.id, callId), enabled: mayHear });

  if (!mayHear) return null;
  return (
    <section aria-labelledby="voicemail">
      <Title order={2} id="voicemail" mb="xs">
        Voicemail
      </Title>
      <Paper withBorder p="sm" bg="var(--ringdown-surface)">
        <QueryView query={query} errorTitle="The message could not be loaded">
          {(voicemail) => (
            <Stack gap="xs">
              <VoicemailPlayer voicemail={voicemail} />
            </Stack>
          )}
        </QueryView>
      </Paper>
    </section>
  );
}
