/** The list with the item at `from` moved by one step; unchanged where that would leave the list. */
export function moveBy<Item>(items: readonly Item[], from: number, step: -1 | 1): Item[] {
  const to = from + step;
  const [moved, other] = [items[from], items[to]];
  if (moved === undefined || other === undefined) return [...items];
  return items.with(to, moved).with(from, other);
}
