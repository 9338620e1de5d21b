import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';

import { ListSkeleton } from '../../../components/list-skeleton';
import { QueryView } from '../../../components/query-view';
import { TimeAgo } from '../../../components/time-ago';
import { activityWords } from '../activity-words';
import { accountSecurityQueries } from '../api/account-security.queries';
import { SecuritySection } from './security-section';
import classes from './security-row.module.css';

/** What happened to the account lately, so that its owner notices what they did not do. */
export function ActivitySection() {
  const activity = useInfiniteQuery(accountSecurityQueries.activity());

  return (
    <SecuritySection id="activity" title="Recent activity">
      <QueryView
        query={activity}
        errorTitle="What happened to your account could not be loaded"
        loading={<ListSkeleton rows={3} />}
      >
        {({ pages }) => (
          <>
            {pages[0]?.items.length === 0 && (
              <Text size="sm" c="dimmed">
                Nothing yet.
              </Text>
            )}
            <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
              {pages
                .flatMap(({ items }) => items)
                .map((entry) => (
                  <li key={entry.id} className={classes.row}>
                    <Text size="sm">{activityWords(entry)}</Text>
                    <Text size="sm" c="dimmed" ta="right" className="numbers">
                      {entry.address !== null && `${entry.address} · `}
                      <TimeAgo at={entry.at} />
                    </Text>
                  </li>
                ))}
            </Stack>
            {activity.hasNextPage && (
              <Button
                variant="default"
                size="xs"
                w="fit-content"
                loading={activity.isFetchingNextPage}
                onClick={() => void activity.fetchNextPage()}
              >
                Show older
              </Button>
            )}
          </>
        )}
      </QueryView>
    </SecuritySection>
  );
}
