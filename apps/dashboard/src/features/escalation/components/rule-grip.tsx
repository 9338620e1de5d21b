import { useSortable } from '@dnd-kit/sortable';
import { ActionIcon } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { CSSProperties } from 'react';

import classes from './ladder.module.css';

/** What makes a rule's place in the list movable: the list item, and the grip by which it is moved. */
export function useDraggedRule(ruleId: string) {
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition } =
    useSortable({ id: ruleId });
  const style: CSSProperties =
    transform === null
      ? {}
      : { transform: `translateY(${transform.y}px)`, transition, position: 'relative', zIndex: 1 };
  return { item: { ref: setNodeRef, style }, grip: { setActivatorNodeRef, attributes, listeners } };
}

type RuleGripProps = { name: string; grip: ReturnType<typeof useDraggedRule>['grip'] };

export function RuleGrip({ name, grip }: RuleGripProps) {
  const { setActivatorNodeRef, attributes, listeners } = grip;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      className={classes.grip}
      aria-label={`Drag ${name}`}
      ref={setActivatorNodeRef}
      {...attributes}
      {...listeners}
    >
      <IconGripVertical size={16} />
    </ActionIcon>
  );
}
