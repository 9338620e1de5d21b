import {
  routes,
  type CreateEscalationRuleDto,
  type EscalationRuleDto,
  type PageDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
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
  list: (policy: PolicyKey) =>
    queryOptions({
      queryKey: keys.list(policy),
      queryFn: ({ signal }) =>
        requestAll<EscalationRuleDto>(routes.rules(policy.projectId, policy.policyId), signal),
    }),
};

/** Creates a rule, or changes the one with the id. */
export function useSaveRule({ projectId, policyId }: PolicyKey, ruleId: string | undefined) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateEscalationRuleDto) =>
      ruleId === undefined
        ? request<EscalationRuleDto>('POST', routes.rules(projectId, policyId), { body })
        : request<EscalationRuleDto>('PATCH', routes.rule(projectId, policyId, ruleId), { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

export function useDeleteRule({ projectId, policyId }: PolicyKey) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ruleId: string) =>
      request<undefined>('DELETE', routes.rule(projectId, policyId, ruleId)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

/** Shows the new order at once, and the old one again should the API refuse it. */
export function useReorderRules(policy: PolicyKey) {
  const queryClient = useQueryClient();
  const queryKey = keys.list(policy);
  return useMutation({
    // One after another: each order is built on the one before it.
    scope: { id: `rule-order-${policy.policyId}` },
    mutationFn: (rules: readonly EscalationRuleDto[]) =>
      request<PageDto<EscalationRuleDto>>(
        'PUT',
        routes.ruleOrder(policy.projectId, policy.policyId),
        { body: { ruleIds: rules.map(({ id }) => id) } },
      ),
    onMutate: async (rules) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<EscalationRuleDto[]>(queryKey);
      queryClient.setQueryData(
        queryKey,
        rules.map(({ id, escalateAfterSeconds, users }, index) => ({
          id,
          order: index + 1,
          escalateAfterSeconds,
          users,
        })),
      );
      return { before };
    },
    onError: (_error, _rules, context) => queryClient.setQueryData(queryKey, context?.before),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}
