import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { auditActions } from '@ringdown/contracts';

import { SearchBox } from '../../../components/search-box';
import { actionChoices } from '../audit-words';
import type { FilterChanges, useAuditFilter } from '../use-audit-filter';

/** Somebody who may have done something: a person or an API key. */
export type ActorChoice = { id: string; name: string };

type AuditFilterBarProps = Pick<
  ReturnType<typeof useAuditFilter>,
  'shown' | 'isFiltered' | 'changeFilter'
> & { actors: readonly ActorChoice[] };

const noFilter: FilterChanges = { action: '', actor: '', target: '', q: '', from: '', to: '' };

export function AuditFilterBar({ shown, isFiltered, actors, changeFilter }: AuditFilterBarProps) {
  return (
    <Group gap="sm" align="flex-end" role="search" aria-label="Filter the audit log">
      <SearchBox
        key={shown.q}
        label="Name"
        placeholder="Search by name"
        shown={shown.q}
        onSearch={(q) => changeFilter({ q })}
      />
      <NativeSelect
        label="What"
        data={[{ value: '', label: 'Everything' }, ...actionChoices(auditActions)]}
        value={shown.action}
        onChange={(event) => changeFilter({ action: event.currentTarget.value })}
      />
      <NativeSelect
        label="Who"
        data={[
          { value: '', label: 'Everybody' },
          ...actors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={shown.actor}
        onChange={(event) => changeFilter({ actor: event.currentTarget.value })}
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
      {isFiltered && (
        <Button variant="subtle" onClick={() => changeFilter(noFilter)}>
          Show all
        </Button>
      )}
    </Group>
  );
}
