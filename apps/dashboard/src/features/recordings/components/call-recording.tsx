import { Paper, Stack, Title } from '@mantine/core';
import { routes, type RecordingDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { DeleteRecorded } from '../../../components/delete-recorded';
import { readableSeconds } from '../../../components/duration';
import { QueryView } from '../../../components/query-view';
import { RecordedAudio } from '../../../components/recorded-audio';
import {
  recordingQueries,
  useDeleteRecording,
  useRefreshRecordings,
} from '../api/recordings.queries';

/** What caller and responder said, for those who may hear it. */
export function CallRecording({ callId }: { callId: string }) {
  const project = useCurrentProject();
  const mayHear = project.may('read', 'voicemails');
  const query = useQuery({ ...recordingQueries.detail(project.id, callId), enabled: mayHear });
  const refresh = useRefreshRecordings(project.id);

  if (!mayHear) return null;
  return (
    <section aria-labelledby="recording">
      <Title order={2} id="recording" mb="xs">
        Recording
      </Title>
      <Paper withBorder p="sm" bg="var(--ringdown-surface)">
        <QueryView query={query} errorTitle="The recording could not be loaded">
          {(recording) => (
            <Stack gap="xs">
              <RecordedAudio
                src={routes.recordingAudio(project.id, callId)}
                label={`Recording of ${readableSeconds(recording.seconds)}`}
                noun="recording"
                heard={recording.heard}
                deleted={recording.deleted}
                onFirstHeard={() => void refresh()}
                deletion={
                  project.may('write', 'voicemails') && <DeleteRecording recording={recording} />
                }
              />
            </Stack>
          )}
        </QueryView>
      </Paper>
    </section>
  );
}

function DeleteRecording({ recording }: { recording: RecordingDto }) {
  const { id } = useCurrentProject();
  const deleteRecording = useDeleteRecording(id);
  return (
    <DeleteRecorded
      noun="recording"
      label="Delete the recording"
      said={`What was said in ${readableSeconds(recording.seconds)}`}
      destroy={() => deleteRecording.mutateAsync(recording.callId)}
    />
  );
}
