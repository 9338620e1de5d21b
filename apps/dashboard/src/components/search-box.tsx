import { TextInput, type TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

type SearchBoxProps = Pick<TextInputProps, 'label' | 'placeholder'> & {
  /** What is searched for now; give it as the key, too, so that the box follows the address. */
  shown: string;
  onSearch: (q: string) => void;
};

/** Searches when the person presses Enter or leaves the field, not with every letter. */
export function SearchBox({ shown, onSearch, ...props }: SearchBoxProps) {
  const [text, setText] = useState(shown);
  const search = () => {
    if (text.trim() !== shown) onSearch(text.trim());
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        search();
      }}
    >
      <TextInput
        {...props}
        type="search"
        maxLength={100}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={search}
      />
    </form>
  );
}
