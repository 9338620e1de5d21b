import { Button, Group, NativeSelect } from '@mantine/core';
import { callStatuses, type CallStatus } from '@ringdown/contracts';

import type { CallFilter } from '../api/calls.queries';
import { isInProgress, statusLooks } from '../call-status';

export type PolicyChoice = { id: string; name: string };

type CallsFilterProps = {
  filter: CallFilter;
  /** Without them the calls are those of one policy anyway. */
  policies: readonly PolicyChoice[] | undefined;
  onChange: (changes: { status?: string; policy?: string }) => void;
};

const option = (status: CallStatus) => ({ value: status, label: statusLooks[status].words });
const statusOptions = [
  { value: '', label: 'Every status' },
  { group: 'In progress', items: callStatuses.filter((each) => isInProgress(each)).map(option) },
  { group: 'Ended', items: callStatuses.filter((each) => !isInProgress(each)).map(option) },
];

export function CallsFilter({ filter, policies, onChange }: CallsFilterProps) {
  const isFiltered =
    filter.status !== undefined || (policies !== undefined && filter.policyId !== undefined);

  return (
    <Group gap="sm" align="flex-end" role="search" aria-label="Filter calls">
      <NativeSelect
        aria-label="Status"
        size="sm"
        data={statusOptions}
        value={filter.status ?? ''}
        onChange={(event) => onChange({ status: event.currentTarget.value })}
      />
      {policies && (
        <NativeSelect
          aria-label="Policy"
          size="sm"
          data={[
            { value: '', label: 'Every policy' },
            ...policies.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={filter.policyId ?? ''}
          onChange={(event) => onChange({ policy: event.currentTarget.value })}
        />
      )}
      {isFiltered && (
        <Button variant="subtle" size="sm" onClick={() => onChange({ status: '', policy: '' })}>
          Show all
        </Button>
      )}
    </Group>
  );
}
