import { Anchor, Group, Stack } from '@mantine/core';
import type { PolicyDto } from '@ringdown/contracts';
import { IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { ListSkeleton } from '../../../components/list-skeleton';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { TabLinks } from '../../../components/tab-links';
import { Verdict } from '../../../components/verdict';
import { policyQueries } from '../api/policies.queries';
import { EnabledBadge } from '../components/policy-badge';
import { RoutingNumbers } from '../components/routing-numbers';
import { policyReadiness } from '../policy-readiness';

type PolicyPageProps = {
  policyId: string;
  /** Says who is rung first, or why nobody can be reached. */
  verdict: (policy: PolicyDto) => ReactNode;
  /** The open tab. */
  children: (policy: PolicyDto) => ReactNode;
};

const tabs = [
  { to: 'phone-number', label: 'Phone Number' },
  { to: '', label: 'Escalation' },
  { to: 'try', label: 'Try it' },
  { to: 'callers', label: 'Callers' },
  { to: 'settings', label: 'Settings' },
  { to: 'logs', label: 'Logs' },
];

/** The frame around all tabs of one policy. */
export function PolicyPage({ policyId, verdict, children }: PolicyPageProps) {
  const project = useCurrentProject();
  const list = `/projects/${project.id}/policies`;
  const query = useQuery(policyQueries.detail(project.id, policyId));

  const { data: policy } = query;

  return (
    <>
      <PageHeader
        title={policy?.name ?? 'Policy'}
        beside={policy && <EnabledBadge enabled={policy.enabled} />}
        back={{ to: list, label: 'Incoming Call Policies' }}
      >
        {policy && (
          <Stack gap={4} mt={4}>
            <Group gap={6} wrap="nowrap">
              <IconPhone size={16} aria-label="Number to call" role="img" />
              <RoutingNumbers numbers={policy.routingNumbers} />
            </Group>
            {policyReadiness(policy).kind === 'no-config' && (
              <Verdict tone="bad">
                Callers are turned away: this policy has no call/SMS config.{' '}
                <Anchor
                  component={Link}
                  to={`${list}/${policy.id}/settings`}
                  inherit
                  underline="always"
                >
                  Choose one
                </Anchor>
              </Verdict>
            )}
            {verdict(policy)}
          </Stack>
        )}
      </PageHeader>
      <QueryView
        query={query}
        errorTitle="This policy could not be loaded"
        loading={<ListSkeleton rows={3} height={96} />}
      >
        {(loaded) => (
          <>
            <TabLinks label={`Parts of ${loaded.name}`} base={`${list}/${loaded.id}`} tabs={tabs} />
            {children(loaded)}
          </>
        )}
      </QueryView>
    </>
  );
}
