import { callStatuses, testCallChoices } from '@ringdown/contracts';
import { useSearchParams } from 'react-router-dom';

import { startOfDay } from '../../components/calendar-day';
import type { CallFilter } from './api/calls.queries';

/** What the URL may say; days are the reader's own. */
export type FilterChanges = Partial<
  Record<'status' | 'tests' | 'policy' | 'responder' | 'q' | 'from' | 'to', string>
>;

/** An id in an address that somebody has edited is no reason for an error page. */
const id = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The filter of a call list; it stands in the URL, so that it can be shared and survives a reload. */
export function useCallFilter(fixedPolicyId: string | undefined) {
  const [search, setSearch] = useSearchParams();
  const said = (name: keyof FilterChanges) => search.get(name)?.trim() ?? '';
  const saidId = (name: keyof FilterChanges) => (id.test(said(name)) ? said(name) : '');
  const shown = {
    status: callStatuses.find((each) => each === said('status')) ?? '',
    tests: testCallChoices.find((each) => each === said('tests')) ?? '',
    policy: fixedPolicyId === undefined ? saidId('policy') : '',
    responder: saidId('responder'),
    q: said('q').slice(0, 100),
    from: startOfDay(said('from')) === undefined ? '' : said('from'),
    to: startOfDay(said('to')) === undefined ? '' : said('to'),
  } as const;
  const policyId = fixedPolicyId ?? shown.policy;
  const from = startOfDay(shown.from);
  const to = startOfDay(shown.to, 1);
  const filter: CallFilter = {
    ...(shown.status === '' ? {} : { status: shown.status }),
    ...(shown.tests === '' ? {} : { testCalls: shown.tests }),
    ...(policyId === '' ? {} : { policyId }),
    ...(shown.responder === '' ? {} : { responderId: shown.responder }),
    ...(shown.q === '' ? {} : { q: shown.q }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };

  const changeFilter = (changes: FilterChanges) =>
    setSearch(
      (present) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === '') present.delete(name);
          else present.set(name, value);
        }
        return present;
      },
      { replace: true },
    );

  return {
    filter,
    shown,
    changeFilter,
    isFiltered: Object.values(shown).some((value) => value !== ''),
  };
}
