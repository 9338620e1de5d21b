import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import classes from '../../../components/linked-rows.module.css';
import { QueryView } from '../../../components/query-view';
import { TimeAgo } from '../../../components/time-ago';
import { Verdict } from '../../../components/verdict';
import { webhookQueries } from '../api/outgoing-webhooks.queries';
import { deliveryWords, eventWords } from '../webhook-words';

type WebhookDeliveriesProps = { projectId: string; webhookId: string };

/** The newest messages of a webhook, and how each stands. */
export function WebhookDeliveries({ projectId, webhookId }: WebhookDeliveriesProps) {
  const query = useQuery(webhookQueries.deliveries(projectId, webhookId));

  return (
    <QueryView query={query} errorTitle="The messages could not be loaded">
      {({ items }) =>
        items.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nothing was sent in the last 30 days.
          </Text>
        ) : (
          <div className={classes.surface}>
            <Table verticalSpacing="xs" horizontalSpacing="sm" aria-label="Messages, newest first">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">Message</Table.Th>
                  <Table.Th scope="col">State</Table.Th>
                  <Table.Th scope="col">Sent</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((delivery) => {
                  const { tone, words } = deliveryWords(delivery);
                  const { id, event, createdAt, answer, durationMilliseconds } = delivery;
                  return (
                    <Table.Tr key={id}>
                      <Table.Td>{event === 'test' ? 'Test' : eventWords[event]}</Table.Td>
                      <Table.Td>
                        <Stack gap={2}>
                          <Verdict tone={tone}>{words}</Verdict>
                          {answer !== null && answer !== '' && (
                            <Text size="xs" c="dimmed" lineClamp={2}>
                              {answer}
                            </Text>
                          )}
                        </Stack>
                      </Table.Td>
                      <Table.Td>
                        <TimeAgo at={createdAt} />
                        {durationMilliseconds !== null && (
                          <Text size="xs" c="dimmed" className="numbers">
                            took {durationMilliseconds} ms
                          </Text>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </div>
        )
      }
    </QueryView>
  );
}
