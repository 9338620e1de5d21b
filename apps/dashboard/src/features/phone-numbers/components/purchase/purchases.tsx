import { Stack } from '@mantine/core';
import type { NumberPurchaseDto, RoutingNumberDto } from '@ringdown/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { queryKeys } from '../../../../api/query-keys';
import { useNow } from '../../../../components/use-now';
import { numberPurchaseQueries } from '../../api/number-purchases.queries';
import type { PolicyKey } from '../../api/phone-numbers.queries';
import { isOnItsWay } from '../../purchase-words';
import { PurchaseEnd } from './purchase-end';
import { PurchaseProgress } from './purchase-progress';

/** So long the end of a purchase is news. */
const newsMilliseconds = 24 * 60 * 60 * 1000;
const minuteMilliseconds = 60_000;

type PurchasesProps = { policy: PolicyKey; linked: readonly RoutingNumberDto[] };

/** Purchases that are on their way, and how the newest one has ended. */
export function Purchases({ policy, linked }: PurchasesProps) {
  const { data } = useQuery(numberPurchaseQueries.newest(policy));
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const now = useNow(minuteMilliseconds);
  useNewsOfPolicy(policy.projectId, data);
  const purchases = data ?? [];
  const [newest] = purchases;
  const isNews = (purchase: NumberPurchaseDto) =>
    now - Date.parse(purchase.changedAt) < newsMilliseconds &&
    !dismissed.includes(purchase.id) &&
    (purchase.state !== 'linked' || linked.some(({ number }) => number === purchase.number));

  return (
    <Stack gap="sm" maw={960}>
      {purchases.filter(isOnItsWay).map((purchase) => (
        <PurchaseProgress key={purchase.id} purchase={purchase} />
      ))}
      <div role="status">
        {newest !== undefined && !isOnItsWay(newest) && isNews(newest) && (
          <PurchaseEnd
            purchase={newest}
            onDismiss={() => setDismissed([...dismissed, newest.id])}
          />
        )}
      </div>
    </Stack>
  );
}

/** What was bought belongs to the policy: whenever a purchase comes or takes a step, the policy is asked for anew. */
function useNewsOfPolicy(
  projectId: string,
  purchases: readonly NumberPurchaseDto[] | undefined,
): void {
  const queryClient = useQueryClient();
  const standing = purchases?.map(({ id, state }) => `${id} ${state}`).join();
  useEffect(() => {
    if (standing === undefined) return;
    return () => void queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) });
  }, [queryClient, projectId, standing]);
}
