import { Button, Center, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { contactSorts, routes, type ContactDto } from '@ringdown/contracts';
import {
  IconAddressBook,
  IconDownload,
  IconFilterOff,
  IconPlus,
  IconUpload,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { useSeesNumbers } from '../../../api/project.queries';
import { EmptyState } from '../../../components/empty-state';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { SearchBox } from '../../../components/search-box';
import { contactQueries, type ContactsFilter } from '../api/contacts.queries';
import { ContactsList } from '../components/contacts-list';
import { ImportContactsModal } from '../components/import-contacts';
import { NewContactModal } from '../components/new-contact-modal';

const sortWords: Record<(typeof contactSorts)[number], string> = {
  name: 'Name, A to Z',
  '-name': 'Name, Z to A',
  '-updatedAt': 'Changed last',
  updatedAt: 'Changed first',
};

/** The names that the project gives numbers. */
export function ContactsPage() {
  const project = useCurrentProject();
  const { filter, change } = useContactsFilter();
  const query = useInfiniteQuery(contactQueries.list(project.id, filter));
  const contacts = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const isSearched = filter.q !== undefined;

  return (
    <>
      <PageHeader title="Contacts" actions={<Actions hasAny={isSearched || contacts.length > 0} />}>
        <Text size="sm" c="dimmed" maw={760}>
          Names for numbers: they stand beside calls in place of the number, and responders hear who
          calls.
        </Text>
      </PageHeader>
      <QueryView query={query} errorTitle="The contacts could not be loaded">
        {() =>
          contacts.length > 0 || isSearched ? (
            <Stack gap="md">
              <Finder filter={filter} change={change} />
              <Found contacts={contacts} />
            </Stack>
          ) : (
            <EmptyState
              icon={<IconAddressBook />}
              title="No contacts yet"
              description="Give the number of a customer a name, one by one or from a CSV file, and responders hear who calls instead of digits."
            />
          )
        }
      </QueryView>
      {query.hasNextPage && (
        <Center mt="md">
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {query.isFetchNextPageError ? 'More contacts did not load. Try again' : 'Load more'}
          </Button>
        </Center>
      )}
    </>
  );
}

type Finder = { filter: ContactsFilter; change: (changes: Record<string, string>) => void };

function Finder({ filter, change }: Finder) {
  const seesNumbers = useSeesNumbers();
  return (
    <Group gap="sm" align="flex-end" role="search" aria-label="Find contacts">
      <SearchBox
        key={filter.q ?? ''}
        label="Find"
        placeholder={seesNumbers ? 'Name, number or note' : 'Name or note'}
        shown={filter.q ?? ''}
        onSearch={(q) => change({ q })}
      />
      <NativeSelect
        label="Order"
        data={contactSorts.map((value) => ({ value, label: sortWords[value] }))}
        value={filter.sort ?? 'name'}
        onChange={(event) => change({ sort: event.currentTarget.value })}
      />
      {filter.q !== undefined && (
        <Button variant="subtle" onClick={() => change({ q: '' })}>
          Show all
        </Button>
      )}
    </Group>
  );
}

function Found({ contacts }: { contacts: readonly ContactDto[] }) {
  const seesNumbers = useSeesNumbers();
  return contacts.length > 0 ? (
    <ContactsList contacts={contacts} />
  ) : (
    <EmptyState
      icon={<IconFilterOff />}
      title="No such contact"
      description={`No contact has this in its name${seesNumbers ? ', number' : ''} or note.`}
    />
  );
}

function Actions({ hasAny }: { hasAny: boolean }) {
  const { id, may } = useCurrentProject();
  const [opened, setOpened] = useState<'new' | 'import'>();
  const close = () => setOpened(undefined);

  return (
    <Group gap="xs">
      {hasAny && (
        <Button
          component="a"
          href={routes.contactsExport(id)}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          CSV
        </Button>
      )}
      {may('write', 'contacts') && (
        <>
          <Button
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
            onClick={() => setOpened('import')}
          >
            Import
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
            New contact
          </Button>
        </>
      )}
      <ImportContactsModal isOpen={opened === 'import'} onClose={close} />
      <NewContactModal number="" isOpen={opened === 'new'} onClose={close} />
    </Group>
  );
}

/** What is looked for stands in the address, so that it can be shared and survives a reload. */
function useContactsFilter() {
  const [search, setSearch] = useSearchParams();
  const q = search.get('q')?.trim().slice(0, 100) ?? '';
  const sort = contactSorts.find((each) => each === search.get('sort'));
  const filter: ContactsFilter = { ...(q !== '' && { q }), ...(sort !== undefined && { sort }) };
  const change = (changes: Record<string, string>) =>
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
  return { filter, change };
}
