import type { Period } from '../../shown-period';

export type TimelinePerson = { userId: string; name: string };

/** People on call from one instant to another; a gap has nobody. */
export type TimelineSegment = Period & {
  people: readonly TimelinePerson[];
  kind: 'layer' | 'override' | 'gap';
  /** What else there is to say of it, such as the layer that it comes from. */
  note?: string;
};

/** One line of the timeline; segments in order of time. */
export type TimelineRow = {
  id: string;
  title: string;
  segments: readonly TimelineSegment[];
  /** The row that counts, as the final schedule does. */
  isMain?: boolean;
};
