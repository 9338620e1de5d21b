import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';

/** From here on a list is searched rather than read. */
const longList = 5;

type ListSearch<Item> = {
  /** What is searched for, as it stands in the page's address. */
  search: string;
  found: Item[];
  /** Stands above a list that is long enough to be searched. */
  field: ReactNode;
};

/**
 * Searches a list that is loaded as a whole.
 *
 * @param textsOf what of an item is searched.
 */
export function useListSearch<Item>(
  items: readonly Item[],
  {
    label,
    placeholder,
    textsOf,
  }: {
    label: string;
    placeholder: string;
    textsOf: (item: Item) => readonly string[];
  },
): ListSearch<Item> {
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const words = search.trim().toLowerCase();
  const isShown = items.length >= longList || search !== '';
  return {
    search,
    found: items.filter((item) => textsOf(item).some((text) => text.toLowerCase().includes(words))),
    field: isShown && (
      <TextInput
        type="search"
        aria-label={label}
        placeholder={placeholder}
        leftSection={<IconSearch size={16} aria-hidden />}
        maw={360}
        value={search}
        onChange={({ currentTarget: { value } }) =>
          setParams(value === '' ? {} : { q: value }, { replace: true })
        }
      />
    ),
  };
}
