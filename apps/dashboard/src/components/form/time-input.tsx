import { TextInput, type TextInputProps } from '@mantine/core';

import { normalTime } from './typed-times';

type TimeInputProps = Omit<TextInputProps, 'onChange' | 'value'> & {
  value: string;
  onChange: (time: string) => void;
};

/** A time of day. Typed, because a browser's own field knows no 24:00. */
export function TimeInput({ value, onChange, ...props }: TimeInputProps) {
  return (
    <TextInput
      placeholder="09:00"
      inputMode="numeric"
      maxLength={5}
      w={96}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onBlur={() => onChange(normalTime(value))}
      {...props}
    />
  );
}
