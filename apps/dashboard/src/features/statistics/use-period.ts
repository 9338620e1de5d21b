import { useSearchParams } from 'react-router-dom';

import { daysOf, periodBetween, periodOf, periods } from './period';

/** The period and the policy of the statistics; they stand in the address, so that they can be shared. */
export function usePeriod(now: number) {
  const [search, setSearch] = useSearchParams();
  const days = periods.find((each) => String(each) === search.get('days')) ?? 30;
  const isFree = search.has('from') || search.has('to');
  const preset = daysOf(days, now);
  const first = isFree ? (search.get('from') ?? '') : preset.first;
  const last = isFree ? (search.get('to') ?? '') : preset.last;

  const change = (changes: Record<string, string>) =>
    setSearch(
      (present) => {
        for (const [name, value] of Object.entries(changes)) present.set(name, value);
        return present;
      },
      { replace: true },
    );

  return {
    policyId: search.get('policy') ?? '',
    /** Days, or `other`. */
    shown: isFree ? 'other' : String(days),
    first,
    last,
    /** A sentence instead: what is wrong with the days. */
    period: isFree ? periodBetween(first, last, now) : periodOf(days, now),
    choosePolicy: (policy: string) => change({ policy }),
    /** Other days begin as those that are shown. */
    choosePeriod: (value: string) => {
      if (value === 'other') {
        change({ from: first, to: last });
        return;
      }
      setSearch(
        (present) => {
          present.delete('from');
          present.delete('to');
          present.set('days', value);
          return present;
        },
        { replace: true },
      );
    },
    chooseFirst: (from: string) => change({ from, to: last }),
    chooseLast: (to: string) => change({ from: first, to }),
  };
}
