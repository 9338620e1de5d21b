import { Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { useNow } from '../../../components/use-now';
import { Verdict } from '../../../components/verdict';
import { weekdays } from '../../../components/weekdays';
import { browserZone, zoneWords } from '../../../components/zone-words';
import { statisticsQuery } from '../api/statistics.queries';
import { CallBars } from '../components/call-bars';
import { PeriodPicker } from '../components/period-picker';
import { RespondersTable } from '../components/responders-table';
import { StatusesTable } from '../components/statuses-table';
import { Totals } from '../components/totals';
import { statisticsVerdict } from '../statistics-words';
import { usePeriod } from '../use-period';

type StatisticsPageProps = { policies: readonly { id: string; name: string }[] };

/** What became of the calls of a period. */
export function StatisticsPage({ policies }: StatisticsPageProps) {
  const { id: projectId } = useCurrentProject();
  const chosen = usePeriod(useNow(60_000));
  const { period } = chosen;
  const policy = policies.find(({ id }) => id === chosen.policyId);
  const timeZone = browserZone();
  const query = useQuery(
    statisticsQuery(
      projectId,
      typeof period === 'string'
        ? undefined
        : { ...period, timeZone, ...(policy && { policyId: policy.id }) },
    ),
  );
  const isAsked = typeof period !== 'string';
  const verdict = isAsked && query.data && statisticsVerdict(query.data);

  return (
    <>
      <PageHeader title="Statistics">
        {verdict && <Verdict tone={verdict.tone}>{verdict.words}</Verdict>}
      </PageHeader>
      <Stack>
        <Group gap="sm" align="flex-start">
          <PeriodPicker chosen={chosen} />
          <NativeSelect
            label="Policy"
            data={[
              { value: '', label: 'Every policy' },
              ...policies.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={policy?.id ?? ''}
            onChange={({ currentTarget }) => chosen.choosePolicy(currentTarget.value)}
          />
        </Group>
        <Text size="sm" c="dimmed">
          On the clocks of {zoneWords(timeZone)}. Calls in progress do not count yet.
        </Text>
        {isAsked && (
          <QueryView query={query} errorTitle="The statistics could not be loaded">
            {(statistics) => (
              <Stack>
                <Totals statistics={statistics} />
                <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
                  <CallBars
                    title="By hour of the day"
                    unit="Hour"
                    times={statistics.hours}
                    name={(hour) => String(hour).padStart(2, '0')}
                    isNamed={(hour) => hour % 3 === 0}
                  />
                  <CallBars
                    title="By weekday"
                    unit="Weekday"
                    times={statistics.weekdays}
                    name={(day) =>
                      weekdays.find(({ value }) => value === day)?.label.slice(0, 3) ?? ''
                    }
                  />
                  <StatusesTable statuses={statistics.statuses} />
                  <RespondersTable responders={statistics.responders} />
                </SimpleGrid>
              </Stack>
            )}
          </QueryView>
        )}
      </Stack>
    </>
  );
}
