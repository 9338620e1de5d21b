import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

import { useCurrentProject } from '../../../api/current-project';
import { PageHeader } from '../../../components/page-header';
import { exportAddress } from '../api/audit-log.queries';
import { AuditEntries } from '../components/audit-entries';
import { AuditFilterBar, type ActorChoice } from '../components/audit-filter-bar';
import { useAuditFilter } from '../use-audit-filter';

/** Who changed what in a project. */
export function AuditLogPage({ people }: { people: readonly ActorChoice[] }) {
  const { id } = useCurrentProject();
  const { filter, shown, isFiltered, changeFilter } = useAuditFilter();
  const download = (format: 'csv' | 'jsonl', label: string) => (
    <Button
      component="a"
      href={exportAddress(id, format, filter)}
      download
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      {label}
    </Button>
  );

  return (
    <>
      <PageHeader
        title="Audit Log"
        actions={
          <Group gap="xs">
            {download('csv', 'CSV')}
            {download('jsonl', 'JSON lines')}
          </Group>
        }
      >
        <Text size="sm" c="dimmed">
          Who changed what in this project. Entries are never changed or deleted.
        </Text>
      </PageHeader>
      <Stack>
        <AuditFilterBar
          shown={shown}
          isFiltered={isFiltered}
          actors={withStranger(people, shown.actor)}
          changeFilter={changeFilter}
        />
        <AuditEntries filter={filter} isFiltered={isFiltered} />
      </Stack>
    </>
  );
}

/** Whom the URL names may have left the project, or be an API key. */
function withStranger(people: readonly ActorChoice[], actor: string): readonly ActorChoice[] {
  const isKnown = actor === '' || people.some(({ id }) => id === actor);
  return isKnown ? people : [...people, { id: actor, name: 'Somebody who is no member' }];
}
