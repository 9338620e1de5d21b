import {
  routes,
  type AvailableNumbersDto,
  type BuyNumberDto,
  type NumberCountriesDto,
  type NumberPapersDto,
  type NumberPapersQueryDto,
  type NumberPurchaseDto,
  type NumberSearchDto,
  type PageDto,
  type PolicyReadinessDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';
import { isOnItsWay } from '../purchase-words';
import type { PolicyKey } from './phone-numbers.queries';

const pollMilliseconds = 1500;
/** More than anybody has on the way at once. */
const newestShown = 10;

const keys = {
  countries: ({ projectId, policyId }: PolicyKey) => [
    ...queryKeys.policies(projectId),
    'number-countries',
    policyId,
  ],
  papers: ({ projectId, policyId }: PolicyKey, { country, kind }: NumberPapersQueryDto) => [
    ...queryKeys.policies(projectId),
    'number-papers',
    policyId,
    country,
    kind,
  ],
  readiness: ({ projectId, policyId }: PolicyKey) => [
    ...queryKeys.policies(projectId),
    'readiness',
    policyId,
  ],
  /** Not of the policy's root: what is bought changes policies, and is asked for again and again. */
  purchases: ({ projectId, policyId }: PolicyKey) => [
    'projects',
    projectId,
    'number-purchases',
    policyId,
  ],
};

export const numberPurchaseQueries = {
  countries: (policy: PolicyKey) =>
    queryOptions({
      queryKey: keys.countries(policy),
      queryFn: ({ signal }) =>
        request<NumberCountriesDto>(
          'GET',
          routes.numberCountries(policy.projectId, policy.policyId),
          { signal },
        ),
      staleTime: Infinity,
    }),
  papers: (policy: PolicyKey, wanted: NumberPapersQueryDto) =>
    queryOptions({
      queryKey: keys.papers(policy, wanted),
      queryFn: ({ signal }) =>
        request<NumberPapersDto>('GET', routes.numberPapers(policy.projectId, policy.policyId), {
          query: { country: wanted.country, kind: wanted.kind },
          signal,
        }),
    }),
  /** What the newest check of the policy found, for what it says of the account. */
  readiness: (policy: PolicyKey) =>
    queryOptions({
      queryKey: keys.readiness(policy),
      queryFn: ({ signal }) =>
        request<PolicyReadinessDto>(
          'GET',
          routes.policyReadiness(policy.projectId, policy.policyId),
          { signal },
        ),
    }),
  /** The newest purchases; asked for again while one is on its way. */
  newest: (policy: PolicyKey) =>
    queryOptions({
      queryKey: keys.purchases(policy),
      queryFn: ({ signal }) =>
        request<PageDto<NumberPurchaseDto>>(
          'GET',
          routes.numberPurchases(policy.projectId, policy.policyId),
          { query: { limit: newestShown }, signal },
        ),
      select: ({ items }) => items,
      refetchInterval: ({ state }) =>
        state.data?.items.some(isOnItsWay) === true && pollMilliseconds,
    }),
};

/** Each search asks the carrier anew: a number may be gone a moment later. */
export function useFindNumbers({ projectId, policyId }: PolicyKey) {
  return useMutation({
    mutationFn: ({ country, kind, areaCode, contains }: NumberSearchDto) =>
      request<AvailableNumbersDto>('GET', routes.availableNumbers(projectId, policyId), {
        query: { country, kind, areaCode, contains },
      }),
  });
}

export function useBuyNumber(policy: PolicyKey) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BuyNumberDto) =>
      request<NumberPurchaseDto>(
        'POST',
        routes.numberPurchases(policy.projectId, policy.policyId),
        { body },
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.purchases(policy) }),
  });
}
