import { Button, Group, Stack, Text } from '@mantine/core';
import type { Behaviour, PlannedPerson } from '@ringdown/call-routing';

import { behaviourOf } from '../behaviours';
import { BehaviourField } from './behaviour-field';

type PeopleFieldsProps = {
  people: readonly PlannedPerson[];
  behaviours: Readonly<Record<string, Behaviour>>;
  onChange: (behaviours: Record<string, Behaviour>) => void;
};

const everybody = [
  { label: 'Nobody picks up', kind: 'ignores' },
  { label: 'Everybody would take it', kind: 'takes' },
  { label: 'Only mailboxes', kind: 'mailbox' },
] as const;

/** What everybody does whom the policy can ring. */
export function PeopleFields({ people, behaviours, onChange }: PeopleFieldsProps) {
  if (people.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        The rules of this policy ring nobody yet.
      </Text>
    );
  }
  const all = (kind: Behaviour['kind']) =>
    onChange(Object.fromEntries(people.map(({ userId }) => [userId, behaviourOf(kind)])));

  return (
    <Stack gap="sm">
      <Group gap={6} role="group" aria-label="What everybody does">
        {everybody.map(({ label, kind }) => (
          <Button key={kind} size="compact-xs" variant="default" onClick={() => all(kind)}>
            {label}
          </Button>
        ))}
      </Group>
      {people.map((person) => (
        <BehaviourField
          key={person.userId}
          person={person}
          behaviour={behaviours[person.userId] ?? behaviourOf('ignores')}
          onChange={(behaviour) => onChange({ ...behaviours, [person.userId]: behaviour })}
        />
      ))}
    </Stack>
  );
}
