import { Group, MultiSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { mostTargets, type SetRuleTargetDto } from '@ringdown/contracts';
import type { ReactNode } from 'react';

import { ChosenOrder } from '../../../components/chosen-order';
import { targetKey, targetOf, type TargetChoice } from '../target-choices';
import { TargetIcon } from './target-icon';

type TargetsPickerProps = {
  choices: readonly TargetChoice[];
  value: readonly SetRuleTargetDto[];
  onChange: (targets: SetRuleTargetDto[]) => void;
  error?: ReactNode;
};

const groups = [
  { kind: 'schedule', group: 'On-call schedules' },
  { kind: 'team', group: 'Teams' },
  { kind: 'user', group: 'People' },
] as const;

/** Chooses schedules, teams and people, and puts them in the order in which they are rung. */
export function TargetsPicker({ choices, value, onChange, error }: TargetsPickerProps) {
  const byKey = new Map(choices.map((choice) => [targetKey(choice), choice]));
  const [isListOpen, list] = useDisclosure(false);
  const keys = value.map(targetKey);
  const chosen = keys.flatMap((key) => {
    const choice = byKey.get(key);
    return choice === undefined ? [] : [{ key, ...choice }];
  });
  const change = (changed: readonly string[]) => onChange(changed.map(targetOf));

  return (
    <Stack gap="xs">
      <MultiSelect
        label="Whom to ring"
        description="Schedules, teams and people, in the order in which you choose them."
        placeholder={keys.length === 0 ? 'Choose at least one' : 'Add another'}
        required
        searchable
        // The list would cover what is said to be wrong.
        openOnFocus={false}
        hidePickedOptions
        maxValues={mostTargets}
        maxDropdownHeight={300}
        nothingFoundMessage="Nothing of this name is left to choose"
        data={groups.map(({ kind, group }) => ({
          group,
          items: choices
            .filter((choice) => choice.kind === kind)
            .map((choice) => ({ value: targetKey(choice), label: choice.name })),
        }))}
        renderOption={({ option }) => <Option choice={byKey.get(option.value)} />}
        value={keys}
        onChange={(changed) => {
          change(changed);
          // Left open, the list would lie over the button that saves.
          list.close();
        }}
        dropdownOpened={isListOpen}
        onDropdownOpen={list.open}
        onDropdownClose={list.close}
        error={error}
        data-path="targets"
        data-autofocus
      />
      {chosen.length > 0 && (
        <ChosenOrder chosen={chosen} onChange={change}>
          {(choice) => (
            <>
              <TargetIcon target={choice} size={24} />
              <Group gap="0 var(--mantine-spacing-xs)" flex={1}>
                <Text span size="sm">
                  {choice.name}
                </Text>
                <Note choice={choice} />
              </Group>
            </>
          )}
        </ChosenOrder>
      )}
    </Stack>
  );
}

function Option({ choice }: { choice: TargetChoice | undefined }) {
  if (choice === undefined) return null;
  return (
    <div>
      <Text size="sm">{choice.name}</Text>
      <Note choice={choice} />
    </div>
  );
}

function Note({ choice: { note, isSkipped } }: { choice: TargetChoice }) {
  return (
    <Text span size="xs" c={isSkipped ? 'var(--ringdown-warning)' : 'dimmed'} className="numbers">
      {note}
    </Text>
  );
}
