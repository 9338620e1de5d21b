import { Text } from '@mantine/core';
import { routes, type VoicemailDto } from '@ringdown/contracts';

import { useCurrentProject } from '../../../api/current-project';
import { DeleteRecorded } from '../../../components/delete-recorded';
import { readableSeconds } from '../../../components/duration';
import { RecordedAudio } from '../../../components/recorded-audio';
import { useDeleteVoicemail, useRefreshVoicemails } from '../api/voicemails.queries';
import { leftBy } from '../voicemail-words';

/** A message to be heard, or what became of it. */
export function VoicemailPlayer({ voicemail }: { voicemail: VoicemailDto }) {
  const project = useCurrentProject();
  const refresh = useRefreshVoicemails(project.id);
  return (
    <>
      <RecordedAudio
        src={routes.voicemailAudio(project.id, voicemail.callId)}
        label={`Message from ${leftBy(voicemail)}`}
        noun="message"
        heard={voicemail.heard}
        deleted={voicemail.deleted}
        onFirstHeard={() => void refresh()}
        deletion={project.may('write', 'voicemails') && <DeleteVoicemail voicemail={voicemail} />}
      />
      {voicemail.text !== null && (
        <Text size="sm" component="figure" m={0}>
          <q>{voicemail.text}</q>
          <Text size="xs" c="dimmed" component="figcaption">
            As the carrier understood it
          </Text>
        </Text>
      )}
    </>
  );
}

function DeleteVoicemail({ voicemail }: { voicemail: VoicemailDto }) {
  const { id } = useCurrentProject();
  const deleteVoicemail = useDeleteVoicemail(id);
  return (
    <DeleteRecorded
      noun="message"
      label={`Delete the message from ${leftBy(voicemail)}`}
      said={`What ${leftBy(voicemail)} said in ${readableSeconds(voicemail.seconds)}`}
      destroy={() => deleteVoicemail.mutateAsync(voicemail.callId)}
    />
  );
}
