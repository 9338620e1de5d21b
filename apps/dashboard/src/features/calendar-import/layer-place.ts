import type { ScheduleDto, SetLayerDto, SetShiftLayerDto } from '@ringdown/contracts';

/** Where an imported layer may go, in words; a layer's id stands for its own place. */
export type LayerPlace = { value: string; label: string };

const above = {
  value: 'above',
  label: 'Above the other layers: where it says something, it holds',
};
const below = {
  value: 'below',
  label: 'Below the other layers: it fills what they leave open',
};
const beside = { value: 'below', label: 'As one more layer' };

/** All places that differ: only where one layer wins does their order matter. */
export function placesIn({ layers, mode }: ScheduleDto): LayerPlace[] {
  if (layers.length === 0) return [beside];
  const others = layers.flatMap(({ id, name, kind }, index) => {
    const words = name === '' ? `layer ${String(index + 1)}` : `the layer ${name}`;
    return kind === 'shifts'
      ? [{ value: id, label: `In the place of ${words}: the shifts that it has go` }]
      : [];
  });
  return [...(mode === 'one-wins' ? [above, below] : [beside]), ...others];
}

/** A calendar that is imported again takes the place of what it was before. */
export function usualPlace(schedule: ScheduleDto, name: string): string {
  const before = schedule.layers.find((each) => each.kind === 'shifts' && each.name === name);
  const [first = beside] = placesIn(schedule);
  return before?.id ?? first.value;
}

/** The schedule's layers with one more, or with another one in the place of one. */
export function putAt(
  place: string,
  layer: SetShiftLayerDto,
  { layers }: ScheduleDto,
): SetLayerDto[] {
  if (place === 'above') return [layer, ...layers];
  if (layers.every(({ id }) => id !== place)) return [...layers, layer];
  return layers.map((each) => (each.id === place ? Object.assign({}, layer, { id: place }) : each));
}
