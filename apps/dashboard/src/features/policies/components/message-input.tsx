import { Group, Text, Textarea, type TextareaProps } from '@mantine/core';
import { longestMessage, type VoiceName } from '@ringdown/contracts';

import { ReadAloud } from './read-aloud';
import { VoiceSelect } from './voice-select';

type MessageInputProps = TextareaProps & {
  label: string;
  /** The policy's voice, which speaks this message unless it has one of its own. */
  policyVoice: VoiceName;
  voice: { value: VoiceName | null; onChange: (voice: VoiceName | null) => void };
};

/** A spoken message with its voice, a count of its characters, and a way to hear it. */
export function MessageInput({ label, value, policyVoice, voice, ...props }: MessageInputProps) {
  const text = String(value ?? '');
  const length = Array.from(text).length;
  const isTooLong = length > longestMessage;

  return (
    <Textarea
      {...props}
      value={value}
      label={label}
      required
      autosize
      minRows={2}
      maxRows={10}
      inputContainer={(input) => (
        <>
          {input}
          <Group justify="space-between" gap="xs" mt={4}>
            <Group gap="xs">
              <VoiceSelect
                aria-label={`Voice of “${label}”`}
                placeholder="The policy’s voice"
                size="xs"
                w={230}
                clearable
                clearButtonProps={{ 'aria-label': `Use the policy’s voice for “${label}”` }}
                readOnly={props.readOnly === true}
                value={voice.value}
                onChange={(chosen) => voice.onChange(chosen as VoiceName | null)}
              />
              <ReadAloud text={text} voice={voice.value ?? policyVoice} label={label} />
            </Group>
            <Text size="xs" className="numbers" c={isTooLong ? 'var(--ringdown-bad)' : 'dimmed'}>
              {length.toLocaleString('en')} of {longestMessage.toLocaleString('en')} characters
            </Text>
          </Group>
        </>
      )}
    />
  );
}
