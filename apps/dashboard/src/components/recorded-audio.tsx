import { Button, Group, Text } from '@mantine/core';
import type { RecordingDto } from '@ringdown/contracts';
import { useState, type ReactNode } from 'react';

import classes from './recorded-audio.module.css';
import { TimeAgo } from './time-ago';

type RecordedAudioProps = {
  src: string;
  /** What it is, for whoever does not see the player. */
  label: string;
  /** What it is called in a sentence. */
  noun: 'message' | 'recording';
  heard: RecordingDto['heard'];
  deleted: RecordingDto['deleted'];
  /** Somebody hears it for the first time: the server takes note. */
  onFirstHeard: () => void;
  /** How it is deleted, for those who may. */
  deletion: ReactNode;
};

/** Something recorded in a call, to be heard, or what became of it. */
export function RecordedAudio({ deleted, ...playable }: RecordedAudioProps) {
  return deleted === null ? <Player {...playable} /> : <Deleted deleted={deleted} />;
}

function Player({
  src,
  label,
  noun,
  heard,
  onFirstHeard,
  deletion,
}: Omit<RecordedAudioProps, 'deleted'>) {
  const [isBroken, setBroken] = useState(false);
  const [tries, setTries] = useState(0);

  return (
    <>
      <audio
        // Once it has failed, a browser's player does not ask again.
        key={tries}
        controls
        preload="none"
        className={classes.player}
        src={src}
        aria-label={label}
        onPlaying={() => {
          setBroken(false);
          if (heard === null) onFirstHeard();
        }}
        onError={() => setBroken(true)}
      />
      {isBroken && (
        <Group gap="xs">
          <Text size="sm" c="var(--ringdown-bad)" role="alert">
            This {noun} cannot be played now: the carrier is still preparing it, does not answer, or
            does not have it any more.
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
        {deletion}
      </Group>
    </>
  );
}

function Deleted({ deleted }: { deleted: NonNullable<RecordingDto['deleted']> }) {
  return (
    <Text size="sm" c="dimmed">
      Deleted by {deleted.by}, <TimeAgo at={deleted.at} />.
      {!deleted.isGone && ' The carrier still has to delete it, too.'}
    </Text>
  );
}
