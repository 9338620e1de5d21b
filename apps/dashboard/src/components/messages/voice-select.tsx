import { Select, type SelectProps } from '@mantine/core';
import { voices } from '@ringdown/contracts';

const options = voices.map(({ voice, name }) => ({ value: voice, label: name }));

/** Chooses a voice of the carrier, and with it the language. */
export function VoiceSelect(props: Omit<SelectProps, 'data'>) {
  return (
    <Select
      data={options}
      searchable
      allowDeselect={false}
      nothingFoundMessage="No such voice"
      {...props}
    />
  );
}
