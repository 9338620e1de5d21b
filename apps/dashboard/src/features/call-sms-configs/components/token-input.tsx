import { PasswordInput } from '@mantine/core';

type TokenInputProps = {
  label: string;
  description: string;
  required?: boolean;
  value: string | undefined;
  onChange: (token: string | undefined) => void;
  error?: React.ReactNode;
  /** The field's name in the contract, by which a refusal finds it. */
  field: string;
};

/** A secret that can be written but never read back. */
export function TokenInput({ value, onChange, field, ...rest }: TokenInputProps) {
  return (
    <PasswordInput
      value={value ?? ''}
      onChange={({ currentTarget }) => {
        const token = currentTarget.value.trim();
        onChange(token === '' ? undefined : token);
      }}
      // Browsers would offer the person's own password, and offer to keep the token.
      autoComplete="new-password"
      spellCheck={false}
      visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
      data-path={field}
      {...rest}
    />
  );
}
