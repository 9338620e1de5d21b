import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';

import classes from './move-buttons.module.css';

type MoveButtonsProps = {
  /** What is moved: "rule 2", "Alice". */
  what: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (step: -1 | 1) => void;
};

/** Up and down by mouse or keyboard. At the end of the list a button stays focusable, so that the focus is never lost. */
export function MoveButtons({ what, isFirst, isLast, onMove }: MoveButtonsProps) {
  const button = (step: -1 | 1, isAtEnd: boolean) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={`Move ${what} ${step < 0 ? 'up' : 'down'}`}
      aria-disabled={isAtEnd}
      data-disabled={isAtEnd || undefined}
      data-move={step}
      className={classes.button}
      onClick={() => {
        if (!isAtEnd) onMove(step);
      }}
    >
      {step < 0 ? <IconArrowUp size={16} /> : <IconArrowDown size={16} />}
    </ActionIcon>
  );

  return (
    <Group gap={0} wrap="nowrap">
      {button(-1, isFirst)}
      {button(1, isLast)}
    </Group>
  );
}
