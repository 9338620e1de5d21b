import { Alert, Stack, Text } from '@mantine/core';
import { mostPhones, type MyPhoneDto } from '@ringdown/contracts';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { EmptyState } from '../../../components/empty-state';
import { ListSkeleton } from '../../../components/list-skeleton';
import { PageHeader } from '../../../components/page-header';
import { readablePhone } from '../../../components/phone-number';
import { QueryView } from '../../../components/query-view';
import { Verdict } from '../../../components/verdict';
import { phoneQueries } from '../api/phones.queries';
import { AddPhoneForm } from '../components/add-phone-form';
import { PhoneList } from '../components/phone-list';

/** The phones on which the person who is signed in is rung. */
export function NotificationMethodsPage() {
  const phones = useQuery(phoneQueries.list());
  const senders = useQuery(phoneQueries.senders());
  const [addedId, setAddedId] = useState<string>();
  const canSend = senders.data === undefined || senders.data.length > 0;

  return (
    <>
      <PageHeader title="Notification Methods">
        {phones.data && <RungVerdict phones={phones.data} />}
      </PageHeader>
      <Stack maw={760}>
        {!canSend && (
          <Alert color="yellow" title="No code can be sent yet">
            None of your projects has a call/SMS config with a phone number. Ask an owner or admin
            to add one; phones can be verified then.
          </Alert>
        )}
        <QueryView
          query={phones}
          errorTitle="Your phones could not be loaded"
          loading={<ListSkeleton rows={2} height={96} />}
        >
          {(list) => (
            <>
              {list.length === 0 ? (
                <EmptyState
                  icon={<IconDeviceMobile />}
                  title="No phone yet"
                  description="Add the phone on which you want to be reached when you are on call."
                />
              ) : (
                <PhoneList
                  phones={list}
                  senders={senders.data ?? []}
                  addedId={addedId}
                  onDeleted={focusHeading}
                />
              )}
              {list.length < mostPhones ? (
                <AddPhoneForm onAdded={setAddedId} />
              ) : (
                <Text size="sm" c="dimmed">
                  You have {mostPhones} phones, which is as many as there may be.
                </Text>
              )}
            </>
          )}
        </QueryView>
      </Stack>
    </>
  );
}

/** The one line that matters: whether a call would reach this person. */
function RungVerdict({ phones }: { phones: readonly MyPhoneDto[] }) {
  const rung = phones.find(({ verified }) => verified);
  if (rung !== undefined) {
    return <Verdict tone="good">Calls ring {readablePhone(rung.number)}.</Verdict>;
  }
  return (
    <Verdict tone="warning">
      {phones.length === 0
        ? 'No call can reach you: you have no phone here.'
        : 'No call can reach you: none of your phones is verified.'}
    </Verdict>
  );
}

function focusHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus();
}
