import { Button, CloseButton, Group, Input, MultiSelect, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';

import { MoveButtons } from '../../../../components/move-buttons';
import type { Choice } from '../../../../components/people-order';
import { moveBy } from '../../../../components/reorder';
import type { RotationLayer } from '../../schedule-form-values';
import type { ErrorAt } from '../../../../components/form/field-errors';

type Turns = RotationLayer['members'];
type TurnsFieldProps = {
  turns: Turns;
  choices: readonly Choice[];
  onChange: (turns: Turns) => void;
  path: string;
  errorAt: ErrorAt;
};

/** Who takes turns, in order; a turn belongs to one person, or to several together. */
export function TurnsField({ turns, choices, onChange, path, errorAt }: TurnsFieldProps) {
  const options = choices.map(({ userId, name, phone }) => ({
    value: userId,
    label: phone === null ? `${name} (no verified phone)` : name,
  }));

  return (
    <Input.Wrapper
      label="Turns"
      description="One after another, then from the start again. Choose several people for a turn that they take together."
      error={turns.length === 0 && errorAt('members')}
    >
      <Stack gap="xs" mt="xs">
        {turns.map((people, index) => (
          <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
            <Text size="sm" c="dimmed" className="numbers" w={20} ta="right" mt={8}>
              {index + 1}.
            </Text>
            <MultiSelect
              flex={1}
              aria-label={`Turn ${index + 1}`}
              data-path={`${path}.members.${index}`}
              placeholder={people.length === 0 ? 'Choose who is on call' : ''}
              searchable
              hidePickedOptions
              nothingFoundMessage="Nobody of this name is left to choose"
              data={options}
              value={people}
              onChange={(chosen) => onChange(turns.with(index, chosen))}
              error={errorAt(`members.${index}`)}
            />
            {turns.length > 1 && (
              <Group gap={0} wrap="nowrap" mt={4}>
                <MoveButtons
                  what={`turn ${index + 1}`}
                  isFirst={index === 0}
                  isLast={index === turns.length - 1}
                  onMove={(step) => onChange(moveBy(turns, index, step))}
                />
                <CloseButton
                  aria-label={`Remove turn ${index + 1}`}
                  onClick={() => onChange(turns.toSpliced(index, 1))}
                />
              </Group>
            )}
          </Group>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...turns, []])}
        >
          Add a turn
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
