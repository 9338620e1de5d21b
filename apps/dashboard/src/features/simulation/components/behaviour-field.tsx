import { Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import type { Behaviour, PlannedPerson } from '@ringdown/call-routing';

import { PersonAvatar } from '../../../components/person-avatar';
import { behaviourOf, behaviourWords } from '../behaviours';

type BehaviourFieldProps = {
  person: PlannedPerson;
  behaviour: Behaviour;
  onChange: (behaviour: Behaviour) => void;
};

const choices = Object.entries(behaviourWords).map(([value, label]) => ({ value, label }));
const longestSeconds = 600;

/** What one person does when their phone rings. */
export function BehaviourField({ person, behaviour, onChange }: BehaviourFieldProps) {
  const { kind } = behaviour;

  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <PersonAvatar name={person.name} />
      <Stack gap={4} style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={500} truncate>
          {person.name}
        </Text>
        {person.phone === null ? (
          <Text size="xs" c="var(--ringdown-warning)">
            no verified phone – is skipped
          </Text>
        ) : (
          <Group gap="xs" wrap="nowrap">
            <Select
              size="xs"
              aria-label={`What ${person.name} does`}
              style={{ flex: 1 }}
              data={choices}
              value={kind}
              allowDeselect={false}
              onChange={(value) => onChange(behaviourOf((value ?? kind) as Behaviour['kind']))}
            />
            {'afterSeconds' in behaviour && (
              <NumberInput
                size="xs"
                w={92}
                prefix="after "
                suffix=" s"
                aria-label={`After how many seconds, ${person.name}`}
                min={0}
                max={longestSeconds}
                allowDecimal={false}
                value={behaviour.afterSeconds}
                onChange={(value) => onChange(behaviourOf(kind, Number(value) || 0))}
              />
            )}
          </Group>
        )}
      </Stack>
    </Group>
  );
}
