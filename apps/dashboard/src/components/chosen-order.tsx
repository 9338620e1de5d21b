import { Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

import classes from './linked-rows.module.css';
import { MoveButtons } from './move-buttons';
import { moveBy } from './reorder';

type Item = { key: string; name: string };

type ChosenOrderProps<Chosen extends Item> = {
  chosen: readonly Chosen[];
  /** What stands beside the number. */
  children: (item: Chosen) => ReactNode;
  onChange: (keys: string[]) => void;
};

/** What was chosen, in an order that buttons change; the focus stays on the button, and a reader hears the new place. */
export function ChosenOrder<Chosen extends Item>({
  chosen,
  children,
  onChange,
}: ChosenOrderProps<Chosen>) {
  const list = useRef<HTMLDivElement>(null);
  const moved = useRef<string>(undefined);
  const [announcement, setAnnouncement] = useState('');

  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    list.current?.querySelector<HTMLElement>(moved.current)?.focus();
    moved.current = undefined;
  }, [chosen]);

  const move = (index: number, step: -1 | 1) => {
    const item = chosen[index];
    if (item === undefined) return;
    moved.current = `[data-chosen="${item.key}"] [data-move="${step}"]`;
    setAnnouncement(`${item.name} is now number ${index + 1 + step} of ${chosen.length}.`);
    onChange(moveBy(chosen, index, step).map(({ key }) => key));
  };

  return (
    <>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      <Stack component="ol" gap={4} ref={list} className={classes.plainList}>
        {chosen.map((item, index) => (
          <Group
            component="li"
            key={item.key}
            data-chosen={item.key}
            gap="xs"
            wrap="nowrap"
            mih={32}
          >
            <Text span size="sm" c="dimmed" className="numbers" w={18} ta="right">
              {index + 1}.
            </Text>
            {children(item)}
            {chosen.length > 1 && (
              <MoveButtons
                what={item.name}
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
