import { Button } from '@mantine/core';
import { languageOf, type VoiceName } from '@ringdown/contracts';
import { IconVolume } from '@tabler/icons-react';

type ReadAloudProps = {
  text: string;
  voice: VoiceName;
  /** What is read, for those who do not see where the button stands. */
  label: string;
};

/** Has the browser read a message: not the carrier's voice, but its words and their length. */
export function ReadAloud({ text, voice, label }: ReadAloudProps) {
  if (!('speechSynthesis' in window)) return null;
  const read = () => {
    const speech = new SpeechSynthesisUtterance(text);
    speech.lang = languageOf(voice);
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(speech);
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      fz="xs"
      leftSection={<IconVolume size={14} aria-hidden />}
      onClick={read}
      disabled={text.trim() === ''}
      aria-label={`Listen to “${label}”, read by this browser`}
    >
      Listen
    </Button>
  );
}
