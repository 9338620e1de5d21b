import { Text } from '@mantine/core';
import type { CallDetailDto, PolicyDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { ListSkeleton } from '../../../components/list-skeleton';
import { QueryView } from '../../../components/query-view';
import { routingPlanQuery } from '../api/routing-plan.queries';
import { TestCall } from '../components/test-call';
import { Workbench } from '../components/workbench';

type TryItPageProps = {
  policy: Pick<PolicyDto, 'id' | 'timeZone'>;
  /** Draws a call. */
  picture: (call: CallDetailDto) => ReactNode;
};

/** Plays calls through without ringing anybody. */
export function TryItPage({ policy, picture }: TryItPageProps) {
  const project = useCurrentProject();
  const query = useQuery(routingPlanQuery(project.id, policy.id));

  return (
    <>
      <Text size="sm" c="dimmed" mb="md" maw={760}>
        Play a call through before a caller does. The rules are those that route real calls; no
        phone rings.
      </Text>
      <QueryView
        query={query}
        errorTitle="The routing of this policy could not be loaded"
        loading={<ListSkeleton rows={3} height={120} />}
      >
        {(known) => <Workbench known={known} timeZone={policy.timeZone} picture={picture} />}
      </QueryView>
      {project.may('write', 'policies') && <TestCall policyId={policy.id} />}
    </>
  );
}
