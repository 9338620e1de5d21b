import {
  routes,
  type CreateEscalationRuleDto,
  type EscalationRuleDto,
  type EscalationRulesDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { ProblemError } from '../../../api/problem-error';
import { queryKeys } from '../../../api/query-keys';

/** Names the policy whose rules are meant. */
export type PolicyKey = { projectId: string; policyId: string };

const keys = {
  list: ({ projectId, policyId }: PolicyKey) => [
    ...queryKeys.policies(projectId),
    'rules',
    policyId,
  ],
};

export const ruleQueries = {
  /** All of them come on one page. */
  list: (policy: PolicyKey) =>
    queryOptions({
      queryKey: keys.list(policy),
      queryFn: ({ signal }) =>
        request<EscalationRulesDto>('GET', routes.rules(policy.projectId, policy.policyId), {
          signal,
        }),
      // Teams, schedules and phones change on other pages.
      staleTime: 0,
      // Whom a schedule means changes without anybody's doing.
      refetchInterval: ({ state }) => (state.data && namesSchedules(state.data) ? 60_000 : false),
    }),
};

function namesSchedules({ items }: EscalationRulesDto): boolean {
  return items.some(({ targets }) => targets.some(({ kind }) => kind === 'schedule'));
}

/** What a rule is to be, and the version of the rule that it is made from; without one it is a new rule. */
export type RuleEdit = { body: CreateEscalationRuleDto; version: number | undefined };

/** Creates a rule, or changes the one with the id. */
export function useSaveRule({ projectId, policyId }: PolicyKey, ruleId: string | undefined) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: RuleEdit) =>
      ruleId === undefined
        ? request<EscalationRuleDto>('POST', routes.rules(projectId, policyId), { body })
        : request<EscalationRuleDto>('PATCH', routes.rule(projectId, policyId, ruleId), {
            body,
            version,
          }),
    // Also after a refusal: then somebody else has changed something.
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

/** Asks for a rule as it is now. */
export function useFetchRule(policy: PolicyKey) {
  const queryClient = useQueryClient();
  return async (ruleId: string | undefined) => {
    const { items } = await queryClient.query({ ...ruleQueries.list(policy), staleTime: 0 });
    const rule = items.find(({ id }) => id === ruleId);
    if (rule !== undefined) return rule;
    const detail = 'Somebody else has deleted this rule in the meantime.';
    throw new ProblemError({ code: 'not-found', detail });
  };
}

export function useDeleteRule({ projectId, policyId }: PolicyKey) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: EscalationRuleDto) =>
      request<undefined>('DELETE', routes.rule(projectId, policyId, id), { version }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

/** Shows the new order at once, and the old one again should the API refuse it. */
export function useReorderRules(policy: PolicyKey) {
  const queryClient = useQueryClient();
  const { queryKey } = ruleQueries.list(policy);
  return useMutation({
    // One after another: each order is built on the one before it.
    scope: { id: `rule-order-${policy.policyId}` },
    mutationFn: (rules: readonly EscalationRuleDto[]) =>
      request<EscalationRulesDto>('PUT', routes.ruleOrder(policy.projectId, policy.policyId), {
        body: { ruleIds: rules.map(({ id }) => id) },
        version: queryClient.getQueryData(queryKey)?.version,
      }),
    onMutate: async (rules) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      const items = rules.map((rule, index) => Object.assign({}, rule, { order: index + 1 }));
      queryClient.setQueryData(queryKey, before && Object.assign({}, before, { items }));
      return { before };
    },
    // What was moved meanwhile stays in sight, and is sent with the version that it is built on.
    onSuccess: ({ version }) =>
      queryClient.setQueryData(queryKey, (shown) => shown && Object.assign({}, shown, { version })),
    onError: (_error, _rules, context) => queryClient.setQueryData(queryKey, context?.before),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}
