import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { callStatuses, type CallStatus } from '@ringdown/contracts';

import { useSeesNumbers } from '../../../api/project.queries';
import { SearchBox } from '../../../components/search-box';
import { isInProgress, statusLooks } from '../../../components/call-status';
import type { FilterChanges, useCallFilter } from '../use-call-filter';

/** A policy or a person that calls can be filtered by. */
export type FilterChoice = { id: string; name: string };

type CallsFilterProps = Pick<
  ReturnType<typeof useCallFilter>,
  'shown' | 'isFiltered' | 'changeFilter'
> & {
  /** Without them the calls are those of one policy anyway. */
  policies: readonly FilterChoice[] | undefined;
  people: readonly FilterChoice[];
};

const noFilter: FilterChanges = {
  status: '',
  tests: '',
  policy: '',
  responder: '',
  q: '',
  from: '',
  to: '',
};
const testOptions = [
  { value: '', label: 'Shown' },
  { value: 'hidden', label: 'Hidden' },
  { value: 'only', label: 'Only these' },
];
const option = (status: CallStatus) => ({ value: status, label: statusLooks[status].words });
const statusOptions = [
  { value: '', label: 'Every status' },
  { group: 'In progress', items: callStatuses.filter((each) => isInProgress(each)).map(option) },
  { group: 'Ended', items: callStatuses.filter((each) => !isInProgress(each)).map(option) },
];

export function CallsFilter(props: CallsFilterProps) {
  const { shown, isFiltered, changeFilter, policies, people } = props;
  const seesNumbers = useSeesNumbers();

  return (
    <Group gap="sm" align="flex-end" role="search" aria-label="Filter calls">
      <SearchBox
        key={shown.q}
        label="Caller"
        placeholder={seesNumbers ? 'Part of the name or number' : 'Part of the name'}
        shown={shown.q}
        onSearch={(q) => changeFilter({ q })}
      />
      <NativeSelect
        label="Status"
        data={statusOptions}
        value={shown.status}
        onChange={(event) => changeFilter({ status: event.currentTarget.value })}
      />
      {policies && (
        <NativeSelect
          label="Policy"
          data={choices('Every policy', policies, shown.policy)}
          value={shown.policy}
          onChange={(event) => changeFilter({ policy: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        label="Whose phone rang"
        data={choices('Anybody’s', people, shown.responder)}
        value={shown.responder}
        onChange={(event) => changeFilter({ responder: event.currentTarget.value })}
      />
      <TextInput
        label="From"
        type="date"
        max={shown.to}
        value={shown.from}
        onChange={(event) => changeFilter({ from: event.currentTarget.value })}
      />
      <TextInput
        label="To"
        type="date"
        min={shown.from}
        value={shown.to}
        onChange={(event) => changeFilter({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label="Test calls"
        data={testOptions}
        value={shown.tests}
        onChange={(event) => changeFilter({ tests: event.currentTarget.value })}
      />
      {isFiltered && (
        <Button variant="subtle" onClick={() => changeFilter(noFilter)}>
          Show all
        </Button>
      )}
    </Group>
  );
}

/** Whom or what the address names may be gone: the list still says that it is filtered. */
function choices(all: string, known: readonly FilterChoice[], chosen: string) {
  const isKnown = chosen === '' || known.some(({ id }) => id === chosen);
  return [
    { value: '', label: all },
    ...known.map(({ id, name }) => ({ value: id, label: name })),
    ...(isKnown ? [] : [{ value: chosen, label: 'No longer here' }]),
  ];
}
