import { Anchor } from '@mantine/core';
import type { EscalationRuleDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { comingMoment, comingPeriod } from '../../../components/moment';
import { useNow } from '../../../components/use-now';
import { Verdict } from '../../../components/verdict';
import { comingGaps, type ComingGap } from '../coming-gaps';

/** Warns of every schedule that soon leaves nobody on call, and says what callers would meet with. */
export function ComingGapsVerdict({ rules }: { rules: readonly EscalationRuleDto[] }) {
  const { id: projectId, may } = useCurrentProject();
  const now = useNow(30_000);

  return comingGaps(rules).map((coming) => (
    <Verdict key={coming.scheduleId} tone={coming.rungInstead === undefined ? 'bad' : 'warning'}>
      {gapWords(coming, now)}{' '}
      <Anchor
        component={Link}
        to={`/projects/${projectId}/schedules/${coming.scheduleId}`}
        inherit
        underline="always"
      >
        {may('write', 'schedules') ? `Fill the gap in ${coming.name}` : `See ${coming.name}`}
      </Anchor>
    </Verdict>
  ));
}

function gapWords({ name, gap, rungInstead }: ComingGap, now: number): string {
  const isNow = Date.parse(gap.from) <= now;
  const when = isNow ? `now, until ${comingMoment(gap.to, now)}` : comingPeriod(gap, now);
  const meanwhile =
    rungInstead === undefined
      ? 'Callers then reach nobody.'
      : `Calls then ring ${rungInstead} first.`;
  return `${name} has nobody on call ${when}. ${meanwhile}`;
}
