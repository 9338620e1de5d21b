import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import type { ReactNode } from 'react';

type DragRulesProps = {
  /** In their order. */
  ruleIds: readonly string[];
  onPlace: (from: number, to: number) => void;
  children: ReactNode;
};

/** A press on the grip that does not move is no drag. */
const leastDragPixels = 6;

const instructions =
  'To move a rule, press space, choose its place with the arrow keys, and press space again. Escape leaves it where it was.';

/** Lets rules be dragged by their grips, with a pointer, a finger or the keyboard. */
export function DragRules({ ruleIds, onPlace, children }: DragRulesProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: leastDragPixels } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const indexOf = (id: unknown) => ruleIds.findIndex((each) => each === id);
  const place = ({ active, over }: DragEndEvent) => {
    const [from, to] = [indexOf(active.id), indexOf(over?.id)];
    if (from !== to && to >= 0) onPlace(from, to);
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={place}
      accessibility={{
        announcements: announcementsOf(indexOf, ruleIds.length),
        screenReaderInstructions: { draggable: instructions },
      }}
    >
      <SortableContext items={[...ruleIds]} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

function announcementsOf(indexOf: (id: unknown) => number, count: number): Announcements {
  const name = (id: unknown) => `Rule ${indexOf(id) + 1}`;
  return {
    onDragStart: ({ active }) => `${name(active.id)} is picked up.`,
    onDragOver: ({ active, over }) =>
      over === null
        ? undefined
        : `${name(active.id)} would be rule ${indexOf(over.id) + 1} of ${count}.`,
    // The new order is announced by the list itself.
    onDragEnd: () => undefined,
    onDragCancel: ({ active }) => `${name(active.id)} stays where it was.`,
  };
}
