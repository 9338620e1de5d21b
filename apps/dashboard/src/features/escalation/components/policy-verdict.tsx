import { Skeleton } from '@mantine/core';
import type { PolicyDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { useNow } from '../../../components/use-now';
import { Verdict } from '../../../components/verdict';
import { ruleQueries } from '../api/rules.queries';
import { escalationVerdict } from '../escalation-verdict';
import { ComingGapsVerdict } from './coming-gaps-verdict';

/** Says who would be rung by a call to this policy now, and when soon nobody would be on call. */
export function PolicyVerdict({ policy }: { policy: PolicyDto }) {
  const project = useCurrentProject();
  const now = useNow(30_000);
  const rules = useQuery(ruleQueries.list({ projectId: project.id, policyId: policy.id }));

  if (rules.isError) {
    return <Verdict tone="warning">Who would be rung could not be loaded.</Verdict>;
  }
  if (rules.data === undefined) return <Skeleton height={20} width={220} />;
  const { items } = rules.data;
  const { tone, words } = escalationVerdict(policy, items, now);
  return (
    <>
      <Verdict tone={tone}>{words}</Verdict>
      {policy.enabled && <ComingGapsVerdict rules={rules.data} />}
    </>
  );
}
