import { Button, Stack, Text } from '@mantine/core';
import type { PolicyDto } from '@ringdown/contracts';
import { IconPhoneIncoming, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { useListSearch } from '../../../components/use-list-search';
import { useNow } from '../../../components/use-now';
import { Verdict } from '../../../components/verdict';
import { policyQueries } from '../api/policies.queries';
import { PoliciesList } from '../components/policies-list';
import { policiesVerdict } from '../policy-readiness';

type PoliciesPageProps = {
  /** Stands in the place of the list as long as there is none, for those who may change that. */
  firstSteps?: ReactNode;
};

export function PoliciesPage({ firstSteps }: PoliciesPageProps) {
  const project = useCurrentProject();
  const query = useQuery(policyQueries.list(project.id));
  const now = useNow(30_000);
  const policies = query.data ?? [];
  const verdict = policies.length > 0 ? policiesVerdict(policies, now) : undefined;
  const createButton = project.mayEdit && (
    <Button component={Link} to="new" leftSection={<IconPlus size={16} />}>
      New policy
    </Button>
  );

  return (
    <>
      <PageHeader title="Incoming Call Policies" actions={policies.length > 0 && createButton}>
        {verdict && <Verdict tone={verdict.tone}>{verdict.words}</Verdict>}
      </PageHeader>
      <QueryView query={query} errorTitle="The policies could not be loaded">
        {(loaded) =>
          loaded.length > 0 ? (
            <SearchedPolicies policies={loaded} />
          ) : (
            firstSteps || (
              <EmptyState
                icon={<IconPhoneIncoming />}
                title="No policies yet"
                description="A policy answers a phone number and rings your people, one after another, until somebody takes the call."
              />
            )
          )
        }
      </QueryView>
    </>
  );
}

function SearchedPolicies({ policies }: { policies: readonly PolicyDto[] }) {
  const { search, found, field } = useListSearch(policies, {
    label: 'Search policies',
    placeholder: 'Search by name or number',
    textsOf: ({ name, routingNumbers }) => [name, ...routingNumbers],
  });

  return (
    <Stack gap="md">
      {field}
      {found.length > 0 ? (
        <PoliciesList policies={found} />
      ) : (
        <Text role="status">No policy has “{search}” in its name or number.</Text>
      )}
    </Stack>
  );
}
