import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { routes, type VoicemailDto } from '@ringdown/contracts';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { confirmDestruction } from '../../../components/confirm';
import { readableSeconds } from '../../../components/duration';
import { TimeAgo } from '../../../components/time-ago';
import { useDeleteVoicemail, useRefreshVoicemails } from '../api/voicemails.queries';
import { leftBy } from '../voicemail-words';
import classes from './voicemails.module.css';

/** A message to be heard, or what became of it. */
export function VoicemailPlayer({ voicemail }: { voicemail: VoicemailDto }) {
  const { callId, deleted, heard } = voicemail;
  const project = useCurrentProject();
  const refresh = useRefreshVoicemails(project.id);
  const [isBroken, setBroken] = useState(false);
  const [tries, setTries] = useState(0);

  if (deleted !== null) return <Deleted deleted={deleted} />;
  return (
    <>
      <audio
        // Once it has failed, a browser's player does not ask again.
        key={tries}
        controls
        preload="none"
        className={classes.player}
        src={routes.voicemailAudio(project.id, callId)}
        aria-label={`Message from ${leftBy(voicemail)}`}
        onPlaying={() => {
          setBroken(false);
          if (heard === null) void refresh();
        }}
        onError={() => setBroken(true)}
      />
      {isBroken && (
        <Group gap="xs">
          <Text size="sm" c="var(--ringdown-bad)" role="alert">
            This message cannot be played now: the carrier is still preparing it, does not answer,
            or does not have it any more.
          </Text>
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              setBroken(false);
              setTries(tries + 1);
            }}
          >
            Try again
          </Button>
        </Group>
      )}
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {heard === null ? (
            'Nobody has heard it yet.'
          ) : (
            <>
              Heard first by {heard.by}, <TimeAgo at={heard.at} />.
            </>
          )}
        </Text>
        {project.may('write', 'voicemails') && <DeleteVoicemail voicemail={voicemail} />}
      </Group>
    </>
  );
}

function Deleted({ deleted }: { deleted: NonNullable<VoicemailDto['deleted']> }) {
  return (
    <Text size="sm" c="dimmed">
      Deleted by {deleted.by}, <TimeAgo at={deleted.at} />.
      {!deleted.isGone && ' The carrier still has to delete it, too.'}
    </Text>
  );
}

function DeleteVoicemail({ voicemail }: { voicemail: VoicemailDto }) {
  const { id } = useCurrentProject();
  const deleteVoicemail = useDeleteVoicemail(id);
  const ask = () =>
    confirmDestruction({
      title: 'Delete this message?',
      consequence: `What ${leftBy(voicemail)} said in ${readableSeconds(voicemail.seconds)} cannot be heard any more, and the carrier deletes it, too. The call stays in the log.`,
      verb: 'Delete message',
      destroy: () => deleteVoicemail.mutateAsync(voicemail.callId),
      onDone: () => notifications.show({ message: 'The message is deleted.' }),
    });

  return (
    <Button
      variant="subtle"
      color="red"
      size="xs"
      leftSection={<IconTrash size={14} aria-hidden />}
      aria-label={`Delete the message from ${leftBy(voicemail)}`}
      onClick={ask}
    >
      Delete
    </Button>
  );
}
