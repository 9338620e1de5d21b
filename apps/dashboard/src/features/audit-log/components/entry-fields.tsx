import { Table, Text } from '@mantine/core';
import type { AuditEntryDto } from '@ringdown/contracts';

import { fieldChanges } from '../field-changes';
import classes from './audit-log.module.css';

/** What an entry tells, field by field. */
export function EntryFields({ entry }: { entry: AuditEntryDto }) {
  const changes = fieldChanges(entry);
  const isEdit = entry.before !== null && entry.after !== null;
  const sides = [
    ...(entry.before === null ? [] : [{ title: isEdit ? 'Before' : 'Was', of: 'was' as const }]),
    ...(entry.after === null ? [] : [{ title: isEdit ? 'After' : 'Is', of: 'is' as const }]),
  ];
  if (changes.length === 0) return <Text size="sm">There is nothing more to tell.</Text>;

  return (
    <Table verticalSpacing={4} withRowBorders={false} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" className={classes.field}>
            Field
          </Table.Th>
          {sides.map(({ title }) => (
            <Table.Th scope="col" key={title}>
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map((change) => (
          <Table.Tr key={change.label}>
            <Table.Th scope="row" fw={400} c="dimmed">
              {change.label}
            </Table.Th>
            {sides.map(({ title, of }) => (
              <Table.Td key={title} style={{ overflowWrap: 'anywhere' }}>
                {change[of] ?? '–'}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
