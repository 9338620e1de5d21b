import { Group, Text, Textarea, type TextareaProps } from '@mantine/core';
import { longestMessage } from '@ringdown/contracts';

/** A spoken message with a count of its characters. */
export function MessageInput({ label, value, ...props }: TextareaProps) {
  const length = Array.from(String(value ?? '')).length;
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
          <Group justify="flex-end">
            <Text
              size="xs"
              mt={2}
              className="numbers"
              c={isTooLong ? 'var(--ringdown-bad)' : 'dimmed'}
            >
              {length.toLocaleString('en')} of {longestMessage.toLocaleString('en')} characters
            </Text>
          </Group>
        </>
      )}
    />
  );
}
