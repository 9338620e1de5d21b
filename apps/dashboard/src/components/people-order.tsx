import { Group, Text } from '@mantine/core';

import { ChosenOrder } from './chosen-order';
import { PersonAvatar } from './person-avatar';
import { readablePhone } from './phone-number';

/** A person who can be chosen; `phone` is null when they have no verified one. */
export type Choice = { userId: string; name: string; phone: string | null };

type PeopleOrderProps = { chosen: readonly Choice[]; onChange: (userIds: string[]) => void };

/** The chosen people in the order in which they are rung. */
export function PeopleOrder({ chosen, onChange }: PeopleOrderProps) {
  const items = chosen.map((person) => ({ key: person.userId, ...person }));
  return (
    <ChosenOrder chosen={items} onChange={onChange}>
      {(person) => (
        <>
          <PersonAvatar name={person.name} size={24} />
          <PersonAndPhone person={person} />
        </>
      )}
    </ChosenOrder>
  );
}

/** Who it is, and the phone that would be rung. */
export function PersonAndPhone({ person: { name, phone } }: { person: Choice }) {
  return (
    <Group gap="0 var(--mantine-spacing-xs)" flex={1}>
      <Text span size="sm">
        {name}
      </Text>
      <Text
        span
        size="xs"
        c={phone === null ? 'var(--ringdown-warning)' : 'dimmed'}
        className="numbers"
      >
        {phone === null ? 'no verified phone – skipped' : readablePhone(phone)}
      </Text>
    </Group>
  );
}
