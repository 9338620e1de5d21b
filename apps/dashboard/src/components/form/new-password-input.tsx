import { PasswordInput, type PasswordInputProps } from '@mantine/core';

import { toneColor } from '../tone';
import { passwordAdvice } from './password-advice';

type NewPasswordInputProps = PasswordInputProps & { value?: string };

/** Takes a password that is being chosen, and says how good it is. One field is enough: it can be looked at. */
export function NewPasswordInput({ value = '', ...props }: NewPasswordInputProps) {
  const { tone, words } = passwordAdvice(value);

  return (
    <PasswordInput
      autoComplete="new-password"
      value={value}
      description={words}
      descriptionProps={{ c: tone === 'neutral' ? 'dimmed' : toneColor(tone) }}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      {...props}
    />
  );
}
