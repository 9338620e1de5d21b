import { MultiSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { mostTargets } from '@ringdown/contracts';
import type { ReactNode } from 'react';

import { PeopleOrder } from './people-order';

/** A person who can be chosen; `phone` is null when they have no verified one. */
export type Choice = { userId: string; name: string; phone: string | null };

type PeoplePickerProps = {
  choices: readonly Choice[];
  value: string[];
  onChange: (userIds: string[]) => void;
  error?: ReactNode;
};

/** Chooses people and puts them in the order in which they are rung. */
export function PeoplePicker({ choices, value, onChange, error }: PeoplePickerProps) {
  const byId = new Map(choices.map((choice) => [choice.userId, choice]));
  const [isListOpen, list] = useDisclosure(false);
  const chosen = value.flatMap((id) => byId.get(id) ?? []);

  return (
    <Stack gap="xs">
      <MultiSelect
        label="People"
        description="They are rung one after another, in the order in which you choose them."
        placeholder={value.length === 0 ? 'Choose at least one person' : 'Add somebody'}
        required
        searchable
        // The list would cover what is said to be wrong.
        openOnFocus={false}
        hidePickedOptions
        maxValues={mostTargets}
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
        error={error}
        data-path="userIds"
        data-autofocus
      />
      {chosen.length > 0 && <PeopleOrder chosen={chosen} onChange={onChange} />}
    </Stack>
  );
}
