import { IconReplace } from '@tabler/icons-react';

import type { Period } from '../../shown-period';
import { cssVariable } from './css-variable';
import { initials } from './person-colors';
import { segmentWords } from './segment-words';
import { placeStyle } from './timeline-axis';
import type { TimelineSegment } from './timeline-row';
import classes from './timeline.module.css';

type SegmentBlockProps = {
  segment: TimelineSegment;
  period: Period;
  timeZone: string;
  colors: ReadonlyMap<string, string>;
  mostLanes: number;
  isChosen: boolean;
  isTabStop: boolean;
  onChoose: () => void;
};

/** A block of the timeline: everybody in a colour and by name, or by initials where there is no room. */
export function SegmentBlock({ segment, period, timeZone, colors, ...props }: SegmentBlockProps) {
  const { people, kind } = segment;
  const words = segmentWords(segment, timeZone);
  const shown = people.length > props.mostLanes ? people.slice(0, props.mostLanes - 1) : people;
  const others = people.length - shown.length;

  return (
    <button
      type="button"
      className={classes.block}
      data-kind={kind}
      aria-label={words}
      aria-pressed={props.isChosen}
      title={words}
      tabIndex={props.isTabStop ? 0 : -1}
      style={placeStyle(segment, period)}
      onClick={props.onChoose}
    >
      {shown.map(({ userId, name }, index) => (
        <Lane
          key={userId}
          name={name}
          short={initials(name)}
          color={colors.get(userId)}
          isOverride={kind === 'override' && index === 0}
        />
      ))}
      {others > 0 && <Lane name={`+${others}`} short={`+${others}`} color={undefined} />}
      {people.length === 0 && <span className={classes.nobody}>Nobody</span>}
    </button>
  );
}

type LaneProps = { name: string; short: string; color: string | undefined; isOverride?: boolean };

/** The style sheet writes what there is room for; the block's own name says it all. */
function Lane({ name, short, color, isOverride = false }: LaneProps) {
  return (
    <span className={classes.lane} style={cssVariable('--hue', color)}>
      {isOverride && <IconReplace size={12} className={classes.overrideMark} aria-hidden />}
      <span className={classes.name} data-name={name} data-short={short} />
    </span>
  );
}
