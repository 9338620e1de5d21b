import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../api/current-project';
import { AddToContacts } from '../../features/contacts/components/add-to-contacts';
import { LogsPage } from '../../features/logs/pages/logs-page';
import { policyQueries } from '../../features/policies/api/policies.queries';
import { usePeopleToChoose } from './people-to-choose';

export function LogsRoute() {
  const { id } = useCurrentProject();
  const policies = useQuery(policyQueries.list(id));

  return (
    <LogsPage
      policies={policies.data ?? []}
      people={usePeopleToChoose()}
      addContact={(number) => <AddToContacts number={number} isSmall />}
    />
  );
}
