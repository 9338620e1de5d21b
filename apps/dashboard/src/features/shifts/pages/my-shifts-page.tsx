import { Modal, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { MemberDto, PersonShiftDto, PersonShiftsDto } from '@ringdown/contracts';
import { IconCalendarUser } from '@tabler/icons-react';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { meQuery } from '../../../api/me.queries';
import { EmptyState } from '../../../components/empty-state';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { useNow } from '../../../components/use-now';
import { shiftQueries } from '../api/shifts.queries';
import { swapQueries, useAskSwap } from '../api/swaps.queries';
import { AnsweredRequests } from '../components/answered-requests';
import { DutyVerdict } from '../components/duty-verdict';
import { HandOverForm } from '../components/hand-over-form';
import { ShiftList } from '../components/shift-list';
import { RequestsOfOthers, SwapRequests } from '../components/swap-requests';
import { dutyAt, monthOf, stillToCome, weeksFrom } from '../duty';
import { hoursWords, viewersZone } from '../shift-times';

/** The project's people, as another room of the house loads them. */
type MembersQuery = Pick<UseQueryResult<MemberDto[]>, 'data' | 'error' | 'refetch'>;

type MyShiftsPageProps = {
  members: MembersQuery;
  /** What other rooms of the house can do with one's shifts; stands in the page's head. */
  actions?: ReactNode;
};

/** When I am on call, and who asks me for what: what a responder opens at night, on the phone. */
export function MyShiftsPage({ members, actions }: MyShiftsPageProps) {
  const project = useCurrentProject();
  const now = useNow(30_000);
  const weeks = weeksFrom(now);
  const query = useQuery(shiftQueries.during(project.id, weeks));
  const me = useQuery(meQuery);
  const swaps = useQuery(swapQueries.open(project.id));
  const newest = useQuery(swapQueries.newest(project.id));
  const ofAll = useQuery({
    ...swapQueries.openOfAll(project.id),
    enabled: project.may('write', 'schedules'),
  });
  const myId = me.data?.id;

  return (
    <>
      <PageHeader title="My shifts" actions={actions}>
        {query.data && <DutyVerdict duty={dutyAt(query.data.shifts, now, weeks.to)} now={now} />}
      </PageHeader>
      <Stack gap="xl" maw={760}>
        {myId !== undefined && (
          <QueryView
            query={swaps}
            errorTitle="Requests of colleagues could not be loaded"
            loading={null}
          >
            {(open) => <SwapRequests swaps={open} myId={myId} now={now} />}
          </QueryView>
        )}
        {myId !== undefined && newest.data && (
          <AnsweredRequests swaps={newest.data} myId={myId} now={now} />
        )}
        <QueryView query={query} errorTitle="Your shifts could not be loaded">
          {(answer) => <Shifts answer={answer} now={now} members={members} myId={myId} />}
        </QueryView>
        {myId !== undefined && ofAll.data && (
          <RequestsOfOthers swaps={ofAll.data} myId={myId} now={now} />
        )}
      </Stack>
    </>
  );
}

function Shifts({
  answer,
  now,
  members,
  myId,
}: {
  answer: PersonShiftsDto;
  now: number;
  members: MembersQuery;
  myId: string | undefined;
}) {
  const project = useCurrentProject();
  const month = useQuery(shiftQueries.during(project.id, monthOf(now)));
  const [handedOver, setHandedOver] = useState<PersonShiftDto>();
  const toCome = answer.shifts.filter(({ to }) => Date.parse(to) > now);

  if (toCome.length === 0) {
    return (
      <EmptyState
        icon={<IconCalendarUser />}
        title="No shifts in the next five weeks"
        description="As soon as a schedule puts you on call, it stands here."
      />
    );
  }
  return (
    <Stack component="section" gap="sm" aria-labelledby="next-shifts">
      <div>
        <Title order={2} size="h4" id="next-shifts">
          Next shifts
        </Title>
        <Text size="sm" c="dimmed">
          {month.data && `${hoursWords(month.data.hours)} on call this month. `}
          Times are in your zone, {viewersZone}.
        </Text>
      </div>
      <ShiftList
        shifts={toCome}
        now={now}
        {...(project.may('write', 'schedule-overrides') ? { onHandOver: setHandedOver } : {})}
      />
      <HandOverModal
        shift={handedOver}
        now={now}
        members={members}
        myId={myId}
        onClose={() => setHandedOver(undefined)}
      />
    </Stack>
  );
}

function HandOverModal({
  shift,
  now,
  members,
  myId,
  onClose,
}: {
  shift: PersonShiftDto | undefined;
  now: number;
  members: MembersQuery;
  myId: string | undefined;
  onClose: () => void;
}) {
  const { id } = useCurrentProject();
  const askSwap = useAskSwap(id);
  const rest = shift && stillToCome(shift, now);

  return (
    <Modal
      opened={shift !== undefined}
      onClose={onClose}
      title="Hand over a shift"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {shift && rest && (
        <QueryView query={members} errorTitle="The people of this project could not be loaded">
          {(people) => (
            <HandOverForm
              {...{ shift, rest, now }}
              colleagues={people.filter(({ userId, role }) => userId !== myId && role !== 'viewer')}
              ask={async (body) => {
                const swap = await askSwap.mutateAsync(body);
                notifications.show({ message: `${swap.asked.name} is asked.` });
                onClose();
              }}
              onCancel={onClose}
            />
          )}
        </QueryView>
      )}
    </Modal>
  );
}
