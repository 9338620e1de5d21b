import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ScheduleDto, ScheduleOverrideDto } from '@ringdown/contracts';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../../api/current-project';
import { meQuery } from '../../../../api/me.queries';
import { confirmDestruction } from '../../../../components/confirm';
import classes from '../../../../components/linked-rows.module.css';
import { QueryView } from '../../../../components/query-view';
import { overrideQueries, useCancelOverride } from '../../api/overrides.queries';
import { overrideWords } from '../../schedule-rows';
import { periodWords } from '../../time-words';

type ComingOverridesProps = {
  schedule: ScheduleDto;
  now: number;
  timeZone: string;
  /** Absent for those who only look. */
  onAdd: (() => void) | undefined;
};

/** Overrides that are under way or to come, a page at a time. */
export function ComingOverrides({ schedule, now, timeZone, onAdd }: ComingOverridesProps) {
  const project = useCurrentProject();
  const query = useInfiniteQuery(overrideQueries.coming(project.id, schedule.id));

  return (
    <Stack component="section" gap="sm" aria-labelledby="coming-overrides">
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4" id="coming-overrides">
          Overrides
        </Title>
        {onAdd !== undefined && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={onAdd}
          >
            Add override…
          </Button>
        )}
      </Group>
      <QueryView query={query} errorTitle="The overrides could not be loaded">
        {({ pages }) => {
          const overrides = pages.flatMap(({ items }) => items);
          if (overrides.length === 0) {
            return (
              <Text size="sm" c="dimmed">
                None is under way or to come: the layers alone say who is on call.
                {onAdd !== undefined && ' Draw a range over the timeline, or add one here.'}
              </Text>
            );
          }
          return (
            <Stack component="ul" gap="xs" className={classes.plainList}>
              {overrides.map((override) => (
                <OverrideCard key={override.id} {...{ schedule, override, now, timeZone }} />
              ))}
            </Stack>
          );
        }}
      </QueryView>
      {query.hasNextPage && (
        <Button
          variant="default"
          w="fit-content"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </Stack>
  );
}

type OverrideCardProps = {
  schedule: ScheduleDto;
  override: ScheduleOverrideDto;
  now: number;
  timeZone: string;
};

function OverrideCard({ schedule, override, now, timeZone }: OverrideCardProps) {
  const project = useCurrentProject();
  const me = useQuery(meQuery);
  const cancelOverride = useCancelOverride(project.id, schedule.id);
  const period = { from: Date.parse(override.from), to: Date.parse(override.to) };
  const words = `${overrideWords(override)}, ${periodWords(period, timeZone)}`;
  const isUnderWay = period.from <= now;
  const isMine = override.createdById !== null && override.createdById === me.data?.id;
  const mayCancel = project.mayEdit || (isMine && project.may('write', 'schedule-overrides'));
  const askToCancel = () =>
    confirmDestruction({
      title: 'Cancel this override?',
      consequence: isUnderWay
        ? `${words}. It ends now; what it did until now stays.`
        : `${words}. It will not happen.`,
      verb: 'Cancel override',
      destroy: () => cancelOverride.mutateAsync(override.id),
      onDone: () => notifications.show({ message: 'The override is cancelled.' }),
    });

  return (
    <Paper component="li" withBorder p="sm" bg="var(--ringdown-surface)">
      <Group justify="space-between" gap="xs">
        <div>
          <Text size="sm" fw={600}>
            {overrideWords(override)}
          </Text>
          <Text size="sm" className="numbers">
            {periodWords(period, timeZone)}
            {isUnderWay && ' · under way'}
          </Text>
          <Text size="xs" c="dimmed">
            by {override.createdBy}
          </Text>
        </div>
        {mayCancel && (
          <Button
            variant="default"
            size="xs"
            aria-label={`Cancel: ${words}…`}
            onClick={askToCancel}
          >
            Cancel…
          </Button>
        )}
      </Group>
    </Paper>
  );
}
