import { Badge, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CallerEntryDto } from '@ringdown/contracts';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { confirmDestruction } from '../../../components/confirm';
import { FormSection } from '../../../components/form/form-section';
import classes from '../../../components/linked-rows.module.css';
import { readablePhone } from '../../../components/phone-number';
import { QueryView } from '../../../components/query-view';
import {
  callerListQueries,
  useAddCallerEntry,
  useRemoveCallerEntry,
  type ListOwner,
} from '../api/caller-lists.queries';
import { AddEntryForm } from './add-entry-form';

/** From here on a list is searched rather than read. */
const longList = 10;

/** The callers that are blocked or allowed by name. */
export function CallerList({ title, owner }: { title: string; owner: ListOwner }) {
  const project = useCurrentProject();
  const query = useQuery(callerListQueries.entries(owner));
  const addEntry = useAddCallerEntry(owner);
  const removeEntry = useRemoveCallerEntry(owner.projectId);
  const [search, setSearch] = useState('');
  const remove = (entry: CallerEntryDto) =>
    confirmDestruction({
      title: `Remove ${entry.pattern} from the ${entry.list} list?`,
      consequence:
        'From the next call on, the other entries and settings decide about this caller.',
      verb: 'Remove entry',
      destroy: () => removeEntry.mutateAsync(entry.id),
      onDone: () => notifications.show({ message: `${entry.pattern} is removed.` }),
    });

  return (
    <FormSection title={title}>
      {project.mayEdit && <AddEntryForm add={(entry) => addEntry.mutateAsync(entry)} />}
      <QueryView query={query} errorTitle="The lists could not be loaded">
        {(entries) => (
          <>
            {entries.length >= longList && (
              <TextInput
                aria-label="Search the lists"
                placeholder="Search"
                leftSection={<IconSearch size={16} aria-hidden />}
                value={search}
                onChange={({ currentTarget }) => setSearch(currentTarget.value)}
              />
            )}
            {entries.length === 0 && (
              <Text size="sm" c="dimmed">
                No caller is blocked or allowed here.
              </Text>
            )}
            <Stack component="ul" gap="xs" className={classes.plainList}>
              {entries.filter(matches(search)).map((entry) => (
                <Entry key={entry.id} entry={entry} remove={project.mayEdit ? remove : undefined} />
              ))}
            </Stack>
          </>
        )}
      </QueryView>
    </FormSection>
  );
}

type EntryProps = { entry: CallerEntryDto; remove: ((entry: CallerEntryDto) => void) | undefined };

function Entry({ entry, remove }: EntryProps) {
  return (
    <Paper component="li" withBorder px="sm" py={6} className={classes.card}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Group gap="xs" miw={0}>
          <Badge
            size="sm"
            variant="light"
            color={entry.list === 'block' ? 'red' : 'green'}
            miw={64}
          >
            {entry.list === 'block' ? 'Block' : 'Allow'}
          </Badge>
          <Text size="sm" className="numbers" style={{ overflowWrap: 'anywhere' }}>
            {readablePhone(entry.pattern)}
          </Text>
          {entry.note !== '' && (
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {entry.note}
            </Text>
          )}
        </Group>
        {remove && (
          <Button
            variant="default"
            size="xs"
            onClick={() => remove(entry)}
            aria-label={`Remove ${entry.pattern}…`}
          >
            Remove…
          </Button>
        )}
      </Group>
    </Paper>
  );
}

function matches(search: string): (entry: CallerEntryDto) => boolean {
  const words = search.trim().toLowerCase();
  return ({ pattern, note }) => `${pattern} ${note}`.toLowerCase().includes(words);
}
