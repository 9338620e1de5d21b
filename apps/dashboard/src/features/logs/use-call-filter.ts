import { callStatuses, type CallStatus } from '@ringdown/contracts';
import { useSearchParams } from 'react-router-dom';

import type { CallFilter } from './api/calls.queries';

/** The filter of a call list; it stands in the URL, so that it can be shared and survives a reload. */
export function useCallFilter(fixedPolicyId: string | undefined) {
  const [search, setSearch] = useSearchParams();
  const status = search.get('status');
  const policyId = fixedPolicyId ?? search.get('policy') ?? undefined;
  const filter: CallFilter = {
    ...(isCallStatus(status) ? { status } : {}),
    ...(policyId === undefined ? {} : { policyId }),
  };

  const changeFilter = (changes: Readonly<Record<string, string>>) =>
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

  return { filter, changeFilter };
}

function isCallStatus(status: string | null): status is CallStatus {
  return callStatuses.some((each) => each === status);
}
