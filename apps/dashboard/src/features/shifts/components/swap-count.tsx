import { Badge, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { meQuery } from '../../../api/me.queries';
import { swapQueries } from '../api/swaps.queries';

/** How many requests wait for my answer; nothing while there are none. */
export function SwapCount() {
  const { id } = useCurrentProject();
  const me = useQuery(meQuery);
  const swaps = useQuery(swapQueries.open(id));
  const count = swaps.data?.filter(({ asked }) => asked.userId === me.data?.id).length ?? 0;
  if (count === 0) return null;

  return (
    <Badge size="sm" circle={count < 10}>
      {count}
      <VisuallyHidden> {count === 1 ? 'request' : 'requests'} to answer</VisuallyHidden>
    </Badge>
  );
}
