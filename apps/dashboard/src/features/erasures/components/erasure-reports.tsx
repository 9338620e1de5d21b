import { Button, List, Stack, Table, Text } from '@mantine/core';
import type { ErasureDto } from '@ringdown/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { FormSection } from '../../../components/form/form-section';
import { readablePhone } from '../../../components/phone-number';
import { QueryView } from '../../../components/query-view';
import { TimeAgo } from '../../../components/time-ago';
import { erasuresQuery } from '../api/erasures.queries';
import { carrierInWords, erasedInWords, standingOf } from '../erasure-words';

/** What was erased of callers, here and at the carrier; nobody is named. */
export function ErasureReports() {
  const { id } = useCurrentProject();
  const query = useInfiniteQuery(erasuresQuery(id));

  return (
    <FormSection title="Erased callers">
      <QueryView query={query} errorTitle="The erasures could not be loaded">
        {({ pages }) => {
          const erasures = pages.flatMap(({ items }) => items);
          if (erasures.length === 0) {
            return (
              <Text size="sm" c="dimmed">
                Nobody has been erased yet.
              </Text>
            );
          }
          return <Reports erasures={erasures} />;
        }}
      </QueryView>
      {query.hasNextPage && (
        <Stack align="flex-start">
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show older ones
          </Button>
        </Stack>
      )}
    </FormSection>
  );
}

function Reports({ erasures }: { erasures: readonly ErasureDto[] }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing="sm" aria-label="Erased callers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Asked for</Table.Th>
            <Table.Th>Caller</Table.Th>
            <Table.Th>Erased here</Table.Th>
            <Table.Th>At the carrier</Table.Th>
            <Table.Th>State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {erasures.map((erasure) => (
            <Table.Tr key={erasure.id}>
              <Table.Td>
                <TimeAgo at={erasure.requestedAt} />
                <Text size="sm" c="dimmed">
                  by {erasure.requestedBy}
                </Text>
              </Table.Td>
              <Table.Td>{readablePhone(erasure.caller)}</Table.Td>
              <Table.Td>{erasedInWords(erasure)}</Table.Td>
              <Table.Td>
                {carrierInWords(erasure)}
                <Reasons erasure={erasure} />
              </Table.Td>
              <Table.Td>{standingOf(erasure)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Each reason once, however many legs it holds for. */
function Reasons({ erasure: { left } }: { erasure: ErasureDto }) {
  const reasons = [...new Set(left.flatMap(({ reason }) => reason ?? []))];
  if (reasons.length === 0) return null;
  return (
    <List size="sm" c="dimmed">
      {reasons.map((reason) => (
        <List.Item key={reason}>{reason}</List.Item>
      ))}
    </List>
  );
}
