import { Button, Group, Text, Textarea, type TextareaProps } from '@mantine/core';
import {
  callerInMessage,
  filledMessage,
  longestMessage,
  longestSpoken,
  policyPlaceholder,
  positionInMessage,
  type VoiceName,
} from '@ringdown/contracts';
import { useRef } from 'react';
import { flushSync } from 'react-dom';

import { ReadAloud } from './read-aloud';
import { VoiceSelect } from './voice-select';

type MessageInputProps = TextareaProps & {
  label: string;
  /** The policy's voice, which speaks this message unless it has one of its own. */
  policyVoice: VoiceName;
  /** What is read where the message names its policy. */
  policyName: string;
  write: (text: string) => void;
  /** Whether whoever hears it waits, and so has a position. */
  maySayPosition?: boolean;
  /** Absent: it is always said in the policy's voice. */
  voice?: { value: VoiceName | null; onChange: (voice: VoiceName | null) => void };
};

const namesOfParties = [
  ['Name the policy', policyPlaceholder],
  ['Name the caller', callerInMessage],
] as const;

const sayPosition = ['Say the position', positionInMessage] as const;

/** A number for the ear and a place among those who wait, to hear a message before anybody calls. */
const examples = { caller: '1 2 0 2 5 5 5 0 1 4 2', position: '2' };

/** A spoken message with its voice, a count of its characters, and a way to hear it. */
export function MessageInput({
  label,
  value,
  policyVoice,
  policyName,
  write,
  maySayPosition = false,
  voice,
  ...props
}: MessageInputProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const text = String(value ?? '');
  const length = longestSpoken(text);
  const placeholders = maySayPosition ? [...namesOfParties, sayPosition] : namesOfParties;
  const isTooLong = length > longestMessage;

  const insert = (placeholder: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    const before = text.slice(0, selectionStart) + placeholder;
    // The caret is put behind the placeholder once the field holds it.
    flushSync(() => write(before + text.slice(selectionEnd)));
    area.current?.focus();
    area.current?.setSelectionRange(before.length, before.length);
  };

  return (
    <Textarea
      {...props}
      ref={area}
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
              {voice !== undefined && (
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
              )}
              <ReadAloud
                text={filledMessage(text, { policy: policyName, ...examples })}
                voice={voice?.value ?? policyVoice}
                label={label}
              />
              {props.readOnly !== true &&
                placeholders.map(([names, placeholder]) => (
                  <Button
                    key={placeholder}
                    variant="subtle"
                    size="compact-sm"
                    fz="xs"
                    onClick={() => insert(placeholder)}
                    aria-label={`${names} in “${label}”`}
                  >
                    {names}
                  </Button>
                ))}
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
