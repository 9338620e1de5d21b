import { Button, Stack } from '@mantine/core';
import type { PolicyDto } from '@ringdown/contracts';
import { IconPhone, IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { QueryView } from '../../../components/query-view';
import { phoneNumberQueries } from '../api/phone-numbers.queries';
import { AddNumber } from '../components/add-number';
import { LinkedNumbers } from '../components/linked-numbers';
import { Purchases } from '../components/purchase/purchases';

type PhoneNumberPageProps = { policy: Pick<PolicyDto, 'id' | 'callSmsConfigId'> };

/** The tab about the numbers whose callers a policy takes. */
export function PhoneNumberPage({ policy: { id, callSmsConfigId } }: PhoneNumberPageProps) {
  const project = useCurrentProject();
  const policy = { projectId: project.id, policyId: id };
  const numbers = useQuery(phoneNumberQueries.list(policy));
  const mayEdit = project.may('write', 'routing-numbers');
  const hasConfig = callSmsConfigId !== null;

  return (
    <Stack gap="xl">
      <Stack gap="sm">
        <QueryView query={numbers} errorTitle="The numbers could not be loaded">
          {(linked) =>
            linked.length > 0 ? (
              <LinkedNumbers
                policy={policy}
                numbers={linked}
                mayEdit={mayEdit}
                mayCheck={mayEdit && hasConfig}
              />
            ) : (
              <EmptyState
                icon={<IconPhone />}
                title="No number yet"
                description={
                  mayEdit
                    ? 'Callers reach this policy by a number that leads here. Add one below.'
                    : 'Callers reach a policy by a number. Ask an owner or admin of the project to add one.'
                }
              />
            )
          }
        </QueryView>
        {mayEdit && <Purchases policy={policy} linked={numbers.data ?? []} />}
      </Stack>
      {mayEdit && !hasConfig && (
        <EmptyState
          icon={<IconPlugConnected />}
          title="No call/SMS config yet"
          description="Numbers belong to an account at the carrier. Choose the call/SMS config of that account, and its numbers can be used from here."
          action={
            <Button component={Link} to={`/projects/${project.id}/policies/${id}/settings`}>
              Choose one in the settings
            </Button>
          }
        />
      )}
      {mayEdit && <AddNumber policy={policy} hasConfig={hasConfig} />}
    </Stack>
  );
}
