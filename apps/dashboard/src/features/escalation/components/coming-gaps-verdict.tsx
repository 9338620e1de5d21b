import { Anchor } from '@mantine/core';
import type { EscalationRulesDto, GapDto } from '@ringdown/contracts';
import { Fragment } from 'react';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { comingMoment, comingPeriod } from '../../../components/moment';
import { useNow } from '../../../components/use-now';
import { Verdict } from '../../../components/verdict';
import { comingGaps, type ComingGap } from '../coming-gaps';

const outlookMs = 14 * 86_400_000;
/** How old an answer may be. */
const ageMs = 600_000;

/** Warns of every schedule that soon leaves nobody on call, and says what callers would meet with. */
export function ComingGapsVerdict({ rules }: { rules: EscalationRulesDto }) {
  const { id: projectId, may } = useCurrentProject();
  const now = useNow(30_000);
  const act = may('write', 'schedules') ? 'Fill the gap in' : 'See';

  return comingGaps(rules).map((coming) => (
    <Verdict
      key={`${coming.reached.kind} ${coming.schedules[0]?.id ?? ''}`}
      tone={coming.reached.kind === 'nobody' ? 'bad' : 'warning'}
    >
      {gapWords(coming, now)}
      {coming.schedules.map(({ id, name }, index) => (
        <Fragment key={id}>
          {index === 0 ? ' ' : ' · '}
          <Anchor
            component={Link}
            to={`/projects/${projectId}/schedules/${id}`}
            inherit
            underline="always"
          >
            {act} {name}
          </Anchor>
        </Fragment>
      ))}
    </Verdict>
  ));
}

function gapWords({ gap, schedules, reached }: ComingGap, now: number): string {
  const names = new Intl.ListFormat('en').format(schedules.map(({ name }) => name));
  if (reached.kind === 'nobody') {
    const whose = schedules.length === 1 ? `${names} has` : `${names} have`;
    return `Callers reach nobody ${gapTime(gap, now)}: ${whose} nobody on call then.`;
  }
  const instead = reached.instead === undefined ? '' : ` and reach ${reached.instead}`;
  return `${names} has nobody on call ${gapTime(gap, now)}: calls pass over it${instead}.`;
}

function gapTime(gap: GapDto, now: number): string {
  // The page's clock ticks twice a minute, the API's all the time.
  const isNow = Date.parse(gap.from) <= now + 60_000;
  // What goes on behind the two weeks is cut there.
  const hasNoEnd = Date.parse(gap.to) >= now + outlookMs - ageMs;
  if (hasNoEnd) return isNow ? 'for at least two weeks' : `from ${comingMoment(gap.from, now)} on`;
  return isNow ? `until ${comingMoment(gap.to, now)}` : comingPeriod(gap, now);
}
