import type {
  FinalScheduleDto,
  LayerDto,
  OnCallSegmentDto,
  ScheduleOverrideDto,
} from '@ringdown/contracts';

import type {
  TimelinePerson,
  TimelineRow,
  TimelineSegment,
} from './components/timeline/timeline-row';

type NamedLayer = Pick<LayerDto, 'id' | 'name'>;
type Person = { userId: string; name: string };

/** The layers, the highest first, and below them who is on call in the end. */
export function scheduleRows(
  { segments, layers, people }: FinalScheduleDto,
  named: readonly NamedLayer[],
): { layers: TimelineRow[]; final: TimelineRow } {
  const byId = new Map(people.map((person) => [person.userId, person]));
  return {
    layers: layers.map(({ layerId, segments: own }, index) => ({
      id: layerId,
      title: layerTitle(named.find(({ id }) => id === layerId)?.name, index),
      segments: own.map(({ from, to, userIds }) => ({
        from: Date.parse(from),
        to: Date.parse(to),
        people: peopleOf(userIds, byId),
        kind: 'layer',
      })),
    })),
    final: {
      id: 'final',
      title: 'On call',
      isMain: true,
      segments: withoutSeams(segments).map((segment) => finalSegment(segment, byId, named)),
    },
  };
}

/** The overrides themselves; those that lie over each other stand in rows of their own. */
export function overrideRows(overrides: readonly ScheduleOverrideDto[]): TimelineRow[] {
  const rows: TimelineSegment[][] = [];
  for (const segment of overrides.map(overrideSegment).sort((a, b) => a.from - b.from)) {
    const free = rows.find((row) => (row.at(-1)?.to ?? -Infinity) <= segment.from);
    if (free === undefined) rows.push([segment]);
    else free.push(segment);
  }
  return rows.map((segments, index) => ({
    id: `overrides ${index}`,
    title: index === 0 ? 'Overrides' : `Overrides (${index + 1})`,
    segments,
  }));
}

/** What an override does: `Bob takes over from Alice`. */
export function overrideWords({
  kind,
  person,
  by,
}: Pick<ScheduleOverrideDto, 'kind' | 'person' | 'by'>): string {
  const [who, substitute] = [person?.name ?? 'somebody', by?.name ?? 'somebody'];
  switch (kind) {
    case 'add':
      return `${who} is on call as well`;
    case 'replace':
      return `${substitute} takes over from ${who}`;
    case 'replace-all':
      return `${substitute} takes over from whoever is on call`;
    case 'remove':
      return `${who} is not on call`;
  }
}

export function layerTitle(name: string | undefined, index: number): string {
  return name === undefined || name === '' ? `Layer ${index + 1}` : name;
}

/** Neighbours that differ in their layers alone are one block. */
function withoutSeams(segments: readonly OnCallSegmentDto[]): OnCallSegmentDto[] {
  const joined: OnCallSegmentDto[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last?.reason.kind === segment.reason.kind && isSame(last.userIds, segment.userIds)) {
      const layerIds = [...new Set([...last.reason.layerIds, ...segment.reason.layerIds])];
      const reason = Object.assign({}, last.reason, { layerIds });
      joined[joined.length - 1] = Object.assign({}, last, { to: segment.to, reason });
    } else joined.push(segment);
  }
  return joined;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((userId, index) => userId === other[index]);
}

function overrideSegment(override: ScheduleOverrideDto): TimelineSegment {
  return {
    from: Date.parse(override.from),
    to: Date.parse(override.to),
    people: [override.by ?? override.person].filter((person) => person !== null),
    kind: 'override',
    note: overrideWords(override),
  };
}

function finalSegment(
  { from, to, userIds, reason }: OnCallSegmentDto,
  byId: ReadonlyMap<string, Person>,
  named: readonly NamedLayer[],
): TimelineSegment {
  const layers = reason.layerIds.flatMap((layerId) => {
    const index = named.findIndex(({ id }) => id === layerId);
    return index < 0 ? [] : layerTitle(named[index]?.name, index);
  });
  return {
    from: Date.parse(from),
    to: Date.parse(to),
    people: peopleOf(userIds, byId),
    kind: reason.kind,
    ...(reason.kind === 'layer' && layers.length > 0
      ? { note: `from ${new Intl.ListFormat('en').format(layers)}` }
      : {}),
  };
}

function peopleOf(userIds: readonly string[], byId: ReadonlyMap<string, Person>): TimelinePerson[] {
  return userIds.map((userId) => ({ userId, name: byId.get(userId)?.name ?? 'Somebody' }));
}
