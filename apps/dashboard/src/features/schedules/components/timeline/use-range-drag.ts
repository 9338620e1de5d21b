import { useEffect, useState, type PointerEvent } from 'react';

import type { Day, Period } from '../../shown-period';
import { instantAt, snap, stepOf } from './placement';

type RangeDrag = {
  period: Period;
  days: readonly Day[];
  onSelectRange: ((range: Period) => void) | undefined;
};

type Drag = { line: DOMRect; startX: number; x: number };

/** Less is a click with an unsteady hand. */
const leastPixels = 5;

/** Lets the mouse draw a range over a line of the timeline; Escape gives it up. */
export function useRangeDrag({ period, days, onSelectRange }: RangeDrag) {
  const [drag, setDrag] = useState<Drag>();
  const isDragging = drag !== undefined && Math.abs(drag.x - drag.startX) >= leastPixels;
  const range = isDragging ? rangeOf(drag, period, days) : undefined;

  useEffect(() => {
    if (drag === undefined) return;
    const giveUp = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setDrag(undefined);
    };
    window.addEventListener('keydown', giveUp);
    return () => window.removeEventListener('keydown', giveUp);
  }, [drag]);

  if (onSelectRange === undefined) return { range, handlers: {} };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      const line = event.currentTarget.getBoundingClientRect();
      setDrag({ line, startX: event.clientX, x: event.clientX });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drag === undefined) return;
      // From here on the line has the pointer, wherever it goes; a mere click stays the segment's own.
      if (isDragging) event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ ...drag, x: event.clientX });
    },
    onPointerUp: () => {
      setDrag(undefined);
      if (range !== undefined && range.to > range.from) onSelectRange(range);
    },
    onPointerCancel: () => setDrag(undefined),
  };
  return { range, handlers };
}

function rangeOf({ line, startX, x }: Drag, period: Period, days: readonly Day[]): Period {
  const [left, right] = [Math.min(startX, x), Math.max(startX, x)];
  const at = (pixel: number) =>
    snap(instantAt((pixel - line.left) / line.width, period), days, stepOf(days));
  return { from: at(left), to: at(right) };
}
