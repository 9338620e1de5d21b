import type { PolicyDto } from '@ringdown/contracts';
import { useOutletContext } from 'react-router-dom';

import { AddToContacts } from '../../features/contacts/components/add-to-contacts';
import { CallsLog } from '../../features/logs/components/calls-log';
import { usePeopleToChoose } from './people-to-choose';

export function PolicyLogsRoute() {
  const { id } = useOutletContext<PolicyDto>();
  return (
    <CallsLog
      policyId={id}
      people={usePeopleToChoose()}
      addContact={(number) => <AddToContacts number={number} isSmall />}
    />
  );
}
