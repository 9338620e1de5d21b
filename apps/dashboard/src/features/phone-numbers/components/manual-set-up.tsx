import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { QueryView } from '../../../components/query-view';
import { phoneNumberQueries, type PolicyKey } from '../api/phone-numbers.queries';
import { LinkForm } from './link-form';
import { WebhookAddresses } from './webhook-addresses';

/** Links a number here, and tells what has to be set for it at the carrier. */
export function ManualSetUp({ policy }: { policy: PolicyKey }) {
  const addresses = useQuery(phoneNumberQueries.addresses(policy.projectId));

  return (
    <Stack gap="lg">
      <LinkForm policy={policy} />
      <QueryView query={addresses} errorTitle="The addresses could not be loaded">
        {(loaded) => <WebhookAddresses addresses={loaded} />}
      </QueryView>
    </Stack>
  );
}
