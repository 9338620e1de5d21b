import { Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';

import classes from './linked-rows.module.css';
import { MoveButtons } from './move-buttons';
import { PersonAvatar } from './person-avatar';
import { readablePhone } from './phone-number';
import { moveBy } from './reorder';

/** A person who can be chosen; `phone` is null when they have no verified one. */
export type Choice = { userId: string; name: string; phone: string | null };

type PeopleOrderProps = { chosen: readonly Choice[]; onChange: (userIds: string[]) => void };

/** The chosen people in the order in which they are rung. */
export function PeopleOrder({ chosen, onChange }: PeopleOrderProps) {
  const list = useRef<HTMLDivElement>(null);
  const moved = useRef<string>(undefined);
  const [announcement, setAnnouncement] = useState('');

  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    list.current?.querySelector<HTMLElement>(moved.current)?.focus();
    moved.current = undefined;
  }, [chosen]);

  const move = (index: number, step: -1 | 1) => {
    const person = chosen[index];
    if (person === undefined) return;
    moved.current = `[data-person="${person.userId}"] [data-move="${step}"]`;
    setAnnouncement(`${person.name} is now number ${index + 1 + step} of ${chosen.length}.`);
    onChange(moveBy(chosen, index, step).map(({ userId }) => userId));
  };

  return (
    <>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      <Stack component="ol" gap={4} ref={list} className={classes.plainList}>
        {chosen.map((person, index) => (
          <Group
            component="li"
            key={person.userId}
            data-person={person.userId}
            gap="xs"
            wrap="nowrap"
            mih={32}
          >
            <Text span size="sm" c="dimmed" className="numbers" w={18} ta="right">
              {index + 1}.
            </Text>
            <PersonAvatar name={person.name} size={24} />
            <PersonAndPhone person={person} />
            {chosen.length > 1 && (
              <MoveButtons
                what={person.name}
                isFirst={index === 0}
                isLast={index === chosen.length - 1}
                onMove={(step) => move(index, step)}
              />
            )}
          </Group>
        ))}
      </Stack>
    </>
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
