import { useSearchParams } from 'react-router-dom';

import { dateAt, type LocalDate } from './local-date';
import { neighbourDate, periodAround, spans, type Period, type Span } from './shown-period';
import { viewerZone } from './viewer-zone';

const datePattern = /^(19|20|21)\d\d-\d\d-\d\d$/;

/** Which part of a schedule is looked at, in whose zone, and how. It stands in the address. */
export type Shown = {
  span: Span;
  period: Period;
  timeZone: string;
  isViewersZone: boolean;
  isList: boolean;
  isNowWithin: boolean;
  show: (change: { span?: Span; zone?: 'mine' | 'schedule'; view?: 'list' | 'timeline' }) => void;
  step: (step: -1 | 1) => void;
  showToday: () => void;
};

export function useShown(scheduleZone: string, now: number): Shown {
  const [params, setParams] = useSearchParams();
  const span = spans.find((each) => each === params.get('span')) ?? 'week';
  const isViewersZone = params.get('zone') === 'mine';
  const timeZone = isViewersZone ? viewerZone() : scheduleZone;
  const date = readDate(params.get('date')) ?? dateAt(now, timeZone);
  const period = periodAround(span, date, timeZone);
  const set = (change: Record<string, string | undefined>) =>
    setParams(
      (present) => {
        for (const [name, value] of Object.entries(change)) {
          if (value === undefined) present.delete(name);
          else present.set(name, value);
        }
        return present;
      },
      { replace: true },
    );

  return {
    span,
    period,
    timeZone,
    isViewersZone,
    isList: params.get('view') === 'list',
    isNowWithin: period.from <= now && now < period.to,
    show: set,
    step: (step) => set({ date: neighbourDate(span, date, step) }),
    showToday: () => set({ date: undefined }),
  };
}

function readDate(text: string | null): LocalDate | undefined {
  return text !== null && datePattern.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : undefined;
}
