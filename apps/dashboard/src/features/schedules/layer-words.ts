import type { LayerDto, RotationDto } from '@ringdown/contracts';

import { weekdays } from '../../components/weekdays';

/** A layer in one line, for whoever compares two of them. */
export function layerWords(layer: LayerDto, nameOf: (userId: string) => string): string {
  const name = layer.name === '' ? 'unnamed' : layer.name;
  if (layer.kind === 'shifts') return `${name} (${layer.shifts.length} fixed shifts)`;
  const turns = layer.members.map((people) => people.map(nameOf).join(' with ')).join(', ');
  const windows = layer.windows.length === 0 ? '' : `, ${layer.windows.length} times of cover`;
  const end = layer.end === null ? '' : ` to ${layer.end.replace('T', ' ')}`;
  return `${name} (${turns}; ${rotationWords(layer.rotation)}, from ${layer.start.replace('T', ' ')}${end}${windows})`;
}

function rotationWords(rotation: RotationDto): string {
  const { every, unit } = rotation;
  const length = every === 1 ? `every ${unit.slice(0, -1)}` : `every ${every} ${unit}`;
  switch (rotation.unit) {
    case 'hours':
      return length;
    case 'days':
      return `${length} at ${rotation.handOffTime}`;
    case 'weeks': {
      const day = weekdays.find(({ value }) => value === rotation.weekday)?.label ?? '';
      return `${length} on ${day} at ${rotation.handOffTime}`;
    }
    case 'months':
      return `${length} on day ${rotation.dayOfMonth} at ${rotation.handOffTime}`;
  }
}
