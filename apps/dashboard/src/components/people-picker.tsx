import { MultiSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';

import { PeopleOrder, type Choice } from './people-order';

type PeoplePickerProps = {
  label: string;
  description: string;
  choices: readonly Choice[];
  value: string[];
  onChange: (userIds: string[]) => void;
  /** How many may be chosen. */
  most: number;
  error?: ReactNode;
};

/** Chooses people and puts them in the order in which they are rung. */
export function PeoplePicker({ choices, value, onChange, most, ...field }: PeoplePickerProps) {
  const byId = new Map(choices.map((choice) => [choice.userId, choice]));
  const [isListOpen, list] = useDisclosure(false);
  const chosen = value.flatMap((id) => byId.get(id) ?? []);

  return (
    <Stack gap="xs">
      <MultiSelect
        {...field}
        placeholder={value.length === 0 ? 'Choose people' : 'Add somebody'}
        searchable
        // The list would cover what is said to be wrong.
        openOnFocus={false}
        hidePickedOptions
        maxValues={most}
        nothingFoundMessage="Nobody of this name is left to choose"
        data={choices.map(({ userId, name }) => ({ value: userId, label: name }))}
        renderOption={({ option }) => (
          <div>
            <Text size="sm">{option.label}</Text>
            {byId.get(option.value)?.phone === null && (
              <Text size="xs" c="var(--ringdown-warning)">
                no verified phone – would be skipped
              </Text>
            )}
          </div>
        )}
        value={value}
        onChange={(userIds) => {
          onChange(userIds);
          // Left open, the list would lie over the button that saves.
          list.close();
        }}
        dropdownOpened={isListOpen}
        onDropdownOpen={list.open}
        onDropdownClose={list.close}
        data-path="userIds"
      />
      {chosen.length > 0 && <PeopleOrder chosen={chosen} onChange={onChange} />}
    </Stack>
  );
}
