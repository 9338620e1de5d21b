import type { ScheduleDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { zoneWords } from '../../../components/zone-words';
import { useCurrentProject } from '../../../api/current-project';
import { Verdict } from '../../../components/verdict';
import { scheduleQueries } from '../api/schedules.queries';
import { gapsAhead, gapVerdict, onCallVerdict } from '../on-call-verdict';
import { viewerZone } from '../viewer-zone';

/** Is all right? Who is on call now, until when, and the next gap; on the clock of who looks. */
export function OnCallNow({ schedule, now }: { schedule: ScheduleDto; now: number }) {
  const project = useCurrentProject();
  const onCall = useQuery(scheduleQueries.onCall(project.id, schedule.id));
  const ahead = useQuery(scheduleQueries.ahead(project.id, schedule.id));
  const timeZone = viewerZone();
  const moment = { now, timeZone };
  if (onCall.data === undefined) {
    if (onCall.error === null) return <Verdict tone="neutral">Who is on call …</Verdict>;
    return <Verdict tone="neutral">Who is on call could not be loaded.</Verdict>;
  }

  const { people, until } = onCall.data;
  const who = onCallVerdict({ people, until: until === null ? null : Date.parse(until) }, moment);
  const gap = ahead.data && gapVerdict(gapsAhead(ahead.data, now), moment);
  const isElsewhere = timeZone !== schedule.timeZone && until !== null;
  return (
    <>
      <Verdict tone={who.tone}>
        {people.length > 0 && 'On call now: '}
        {who.words}
        {isElsewhere && ` (your time, ${zoneWords(timeZone)})`}
      </Verdict>
      {gap && <Verdict tone={gap.tone}>{gap.words}</Verdict>}
    </>
  );
}
