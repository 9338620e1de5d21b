import { Table, Text } from '@mantine/core';
import type { RetentionClass, RetentionRunDto } from '@ringdown/contracts';

import { FormSection } from '../../../components/form/form-section';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const things: Record<RetentionClass, [one: string, many: string]> = {
  calls: ['call', 'calls'],
  journal: ['journal of a call', 'journals of calls'],
  voicemails: ['voicemail', 'voicemails'],
  recordings: ['recording', 'recordings'],
};

/** What was deleted lately because it had been kept long enough. */
export function RetentionRuns({ runs }: { runs: readonly RetentionRunDto[] }) {
  return (
    <FormSection title="Deleted lately">
      {runs.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing has been deleted for its age yet.
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={420}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>When</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th>Of calls from</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {runs.map((run) => (
                <Table.Tr key={run.id}>
                  <Table.Td>{moment.format(new Date(run.at))}</Table.Td>
                  <Table.Td>{tellCount(run)}</Table.Td>
                  <Table.Td>{day.formatRange(new Date(run.oldest), new Date(run.newest))}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </FormSection>
  );
}

function tellCount({ kind, deleted }: RetentionRunDto): string {
  const [one, many] = things[kind];
  return `${deleted.toLocaleString('en')} ${deleted === 1 ? one : many}`;
}
