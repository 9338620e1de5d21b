import { Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import type { LiveBoardDto } from '@ringdown/contracts';
import { IconPhoneIncoming } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { LiveIndicator } from '../../../components/live-indicator';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { useNow } from '../../../components/use-now';
import { Verdict } from '../../../components/verdict';
import { liveBoardQuery } from '../api/live-board.queries';
import { LiveCalls } from '../components/live-calls';
import { boardVerdict, countPhases } from '../live-words';

/** What goes on at this moment. */
export function LiveBoardPage() {
  const { id: projectId } = useCurrentProject();
  const query = useQuery(liveBoardQuery(projectId));
  const { data: board, dataUpdatedAt } = query;
  const isSomebodyThere = (board?.total ?? 0) > 0;
  const clock = useNow(1000, isSomebodyThere);
  // The server's clock goes on, whatever the browser's own says.
  const now =
    board === undefined ? clock : Date.parse(board.at) + Math.max(0, clock - dataUpdatedAt);
  const verdict = board && boardVerdict(board.calls, board.total);

  return (
    <>
      <PageHeader title="Live Board" beside={<LiveIndicator />}>
        {verdict && <Verdict tone={verdict.tone}>{verdict.words}</Verdict>}
      </PageHeader>
      <QueryView query={query} errorTitle="The live board could not be loaded">
        {(loaded) => (
          <Stack>
            <Counts board={loaded} />
            {loaded.total === 0 ? (
              <EmptyState
                icon={<IconPhoneIncoming />}
                title="No call goes on"
                description="As soon as somebody calls, the call stands here, with its seconds and whose phones ring."
              />
            ) : (
              <LiveCalls projectId={projectId} calls={loaded.calls} now={now} />
            )}
          </Stack>
        )}
      </QueryView>
    </>
  );
}

function Counts({ board }: { board: LiveBoardDto }) {
  const { waiting, ringing, connected } = countPhases(board.calls);
  const counts = [
    ['Waiting', waiting],
    ['Ringing', ringing],
    ['Connected', connected],
  ] as const;
  return (
    <SimpleGrid cols={3} spacing="sm">
      {counts.map(([label, count]) => (
        <Paper key={label} withBorder p="sm" bg="var(--ringdown-surface)">
          <Group justify="space-between" align="baseline" gap={4}>
            <Text size="sm" c="dimmed">
              {label}
            </Text>
            <Text fz={28} fw={700} lh={1.1} className="numbers">
              {count}
            </Text>
          </Group>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
