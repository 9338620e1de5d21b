import { Button } from '@mantine/core';
import type { ScheduleDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { useCurrentProject } from '../../../../api/current-project';
import { meQuery } from '../../../../api/me.queries';
import type { Period } from '../../shown-period';
import type { TimelineRow, TimelineSegment } from '../timeline/timeline-row';
import type { OverrideDraft } from './override-draft';
import { OverrideModal } from './override-modal';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What can be overridden from where a schedule is shown; nothing of it is there for those who only look. */
export function useOverrides(schedule: ScheduleDto, now: number) {
  const { may } = useCurrentProject();
  const me = useQuery(meQuery);
  const [draft, setDraft] = useState<OverrideDraft>();
  if (!may('write', 'schedule-overrides')) return { modal: null };

  const open = (period: Period, people: readonly { userId: string }[]) => {
    const [relieved] = people;
    setDraft({
      kind: relieved === undefined ? 'add' : 'replace',
      userId: relieved?.userId,
      byUserId: undefined,
      from: new Date(period.from).toISOString(),
      to: new Date(period.to).toISOString(),
    });
  };
  /** Puts me where somebody else is, or nobody. */
  const take = (segment: TimelineSegment) => {
    const thisMinute = Math.floor(now / minuteMs) * minuteMs;
    const period = { from: Math.max(segment.from, thisMinute), to: segment.to };
    const [relieved] = segment.people;
    setDraft({
      ...(relieved === undefined
        ? { kind: 'add', userId: me.data?.id, byUserId: undefined }
        : { kind: 'replace', userId: relieved.userId, byUserId: me.data?.id }),
      from: new Date(period.from).toISOString(),
      to: new Date(period.to).toISOString(),
    });
  };
  const segmentActions = (segment: TimelineSegment, row: TimelineRow): ReactNode => {
    const isMine = segment.people.some(({ userId }) => userId === me.data?.id);
    if (row.isMain !== true || isMine || segment.to <= now) return null;
    return (
      <Button size="compact-sm" variant="default" onClick={() => take(segment)}>
        {segment.people.length === 0 ? 'Take this gap' : 'Take this shift'}
      </Button>
    );
  };

  return {
    /** By button and keyboard: an hour from the next full one on, to begin with. */
    add: () => {
      const from = (Math.floor(now / hourMs) + 1) * hourMs;
      open({ from, to: from + hourMs }, []);
    },
    /** By mouse: whoever is on call at the beginning of the range is relieved. */
    onSelectRange: (range: Period, row: TimelineRow) => {
      const segment = row.segments.find(({ from, to }) => from <= range.from && range.from < to);
      open(range, row.isMain === true ? (segment?.people ?? []) : []);
    },
    segmentActions,
    modal: <OverrideModal schedule={schedule} draft={draft} onClose={() => setDraft(undefined)} />,
  };
}
