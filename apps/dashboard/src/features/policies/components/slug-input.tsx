import { TextInput, type TextInputProps } from '@mantine/core';

import { CopyAction } from '../../../components/copy-text';

type SlugInputProps = TextInputProps & {
  slug: string | undefined;
  /** Whether an empty field stands for a slug that is made of the name. */
  isNew: boolean;
  write: (slug: string | undefined) => void;
};

/** What scripts call a policy. */
export function SlugInput({ slug = '', isNew, write, ...props }: SlugInputProps) {
  const purpose = 'What scripts and project files call this policy, whatever its name.';

  return (
    <TextInput
      {...props}
      label="Slug"
      description={isNew ? `${purpose} Empty: it is made of the name.` : purpose}
      placeholder={isNew ? 'night-desk' : ''}
      styles={{ wrapper: { maxWidth: 320 } }}
      spellCheck={false}
      autoCapitalize="none"
      value={slug}
      onChange={({ currentTarget: { value } }) => {
        write(isNew && value === '' ? undefined : value);
      }}
      rightSection={slug === '' ? null : <CopyAction text={slug} what="the slug" />}
    />
  );
}
