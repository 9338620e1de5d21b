import { Stack } from '@mantine/core';
import type { PolicyDto } from '@ringdown/contracts';
import { IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { QueryView } from '../../../components/query-view';
import { phoneNumberQueries } from '../api/phone-numbers.queries';
import { LinkForm } from '../components/link-form';
import { LinkedNumbers } from '../components/linked-numbers';
import { WebhookAddresses } from '../components/webhook-addresses';

/** The tab about the numbers whose callers a policy takes. */
export function PhoneNumberPage({ policy: { id } }: { policy: Pick<PolicyDto, 'id'> }) {
  const project = useCurrentProject();
  const policy = { projectId: project.id, policyId: id };
  const numbers = useQuery(phoneNumberQueries.list(policy));
  const addresses = useQuery(phoneNumberQueries.addresses(project.id));
  const mayEdit = project.may('write', 'policies');

  return (
    <Stack gap="xl">
      <QueryView query={numbers} errorTitle="The numbers could not be loaded">
        {(linked) =>
          linked.length > 0 ? (
            <LinkedNumbers policy={policy} numbers={linked} mayUnlink={mayEdit} />
          ) : (
            <EmptyState
              icon={<IconPhone />}
              title="No number yet"
              description={
                mayEdit
                  ? 'Callers reach this policy by a number of your account. Link it here, then set its addresses at the carrier.'
                  : 'Callers reach a policy by a number. Ask an owner or admin of the project to link one.'
              }
            />
          )
        }
      </QueryView>
      {mayEdit && <LinkForm policy={policy} />}
      {mayEdit && (
        <QueryView query={addresses} errorTitle="The addresses could not be loaded">
          {(loaded) => <WebhookAddresses addresses={loaded} />}
        </QueryView>
      )}
    </Stack>
  );
}
