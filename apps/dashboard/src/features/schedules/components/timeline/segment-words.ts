import { periodWords } from '../../time-words';
import type { TimelineSegment } from './timeline-row';

/** Who is on call, for readers: names, or that nobody is. */
export function whoWords({ people, kind }: Pick<TimelineSegment, 'people' | 'kind'>): string {
  if (people.length > 0) return namesOf(people);
  return kind === 'gap' ? 'Nobody is on call' : 'Nobody';
}

export function namesOf(people: readonly { name: string }[]): string {
  return new Intl.ListFormat('en').format(people.map(({ name }) => name));
}

/** All there is to say of a segment, in one line. */
export function segmentWords(segment: TimelineSegment, timeZone: string): string {
  const kind = segment.kind === 'override' ? 'by an override' : undefined;
  return [whoWords(segment), periodWords(segment, timeZone), kind, segment.note]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
