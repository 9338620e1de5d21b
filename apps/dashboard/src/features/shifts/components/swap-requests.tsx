import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ShiftSwapDto } from '@ringdown/contracts';
import { useId, type ReactNode } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';
import classes from '../../../components/linked-rows.module.css';
import { comingMoment } from '../../../components/moment';
import { useAnswerSwap, type SwapAnswer } from '../api/swaps.queries';
import { shiftWords } from '../shift-times';

type SwapRequestsProps = { swaps: readonly ShiftSwapDto[]; myId: string; now: number };

/** What other people of the project ask one another, for those who govern it: they only look. */
export function RequestsOfOthers({ swaps, myId, now }: SwapRequestsProps) {
  const ofOthers = swaps.filter(({ asker, asked }) => ![asker.userId, asked.userId].includes(myId));
  if (ofOthers.length === 0) return null;

  return (
    <Requests title="Requests among others">
      {ofOthers.map((swap) => (
        <RequestCard
          key={swap.id}
          swap={swap}
          now={now}
          title={`${swap.asker.name} asks ${swap.asked.name} to take a shift`}
          unless={`${swap.asked.name} accepts`}
        >
          <Line label={`${swap.asked.name} would take`}>{swap.shift}</Line>
          {swap.inReturn && <Line label={`${swap.asker.name} would take`}>{swap.inReturn}</Line>}
        </RequestCard>
      ))}
    </Requests>
  );
}

/** Requests that wait for me, then those that I wait for; nothing while there are none. */
export function SwapRequests({ swaps, myId, now }: SwapRequestsProps) {
  const toAnswer = swaps.filter(({ asked }) => asked.userId === myId);
  const asked = swaps.filter(({ asker }) => asker.userId === myId);

  return (
    <>
      {toAnswer.length > 0 && (
        <Requests title="Colleagues ask you">
          {toAnswer.map((swap) => (
            <RequestToAnswer key={swap.id} swap={swap} now={now} />
          ))}
        </Requests>
      )}
      {asked.length > 0 && (
        <Requests title="You wait for an answer">
          {asked.map((swap) => (
            <RequestOfMine key={swap.id} swap={swap} now={now} />
          ))}
        </Requests>
      )}
    </>
  );
}

function Requests({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();

  return (
    <Stack component="section" gap="xs" aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      <Stack component="ul" gap="xs" className={classes.plainList}>
        {children}
      </Stack>
    </Stack>
  );
}

function RequestToAnswer({ swap, now }: { swap: ShiftSwapDto; now: number }) {
  const { give, isPending, pending } = useAnswer(swap);

  return (
    <RequestCard
      swap={swap}
      now={now}
      title={`${swap.asker.name} asks you to take a shift`}
      unless="you accept"
    >
      <Line label="You take">{swap.shift}</Line>
      {swap.inReturn && <Line label={`${swap.asker.name} takes`}>{swap.inReturn}</Line>}
      <Message of={swap} />
      <Group gap="xs">
        <Button
          onClick={() => give('accept')}
          loading={pending === 'accept'}
          disabled={isPending}
          aria-label={`Accept: ${shiftWords(swap.shift)}`}
        >
          Accept
        </Button>
        <Button
          variant="default"
          onClick={() => give('decline')}
          loading={pending === 'decline'}
          disabled={isPending}
          aria-label={`Decline: ${shiftWords(swap.shift)}`}
        >
          Decline
        </Button>
      </Group>
    </RequestCard>
  );
}

function RequestOfMine({ swap, now }: { swap: ShiftSwapDto; now: number }) {
  const { give, isPending } = useAnswer(swap);

  return (
    <RequestCard
      swap={swap}
      now={now}
      title={`You asked ${swap.asked.name} to take a shift`}
      unless={`${swap.asked.name} accepts`}
    >
      <Line label={`${swap.asked.name} takes`}>{swap.shift}</Line>
      {swap.inReturn && <Line label="You take">{swap.inReturn}</Line>}
      <Message of={swap} />
      <Button
        variant="default"
        size="xs"
        w="fit-content"
        onClick={() => give('withdraw')}
        loading={isPending}
        aria-label={`Withdraw: ${shiftWords(swap.shift)}`}
      >
        Withdraw
      </Button>
    </RequestCard>
  );
}

function RequestCard({
  swap,
  now,
  title,
  unless,
  children,
}: {
  swap: ShiftSwapDto;
  now: number;
  title: string;
  unless: string;
  children: ReactNode;
}) {
  return (
    <Paper component="li" withBorder p="md" bg="var(--ringdown-surface)">
      <Stack gap="xs">
        <div>
          <Text fw={600} size="sm">
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            Open until {comingMoment(swap.expiresAt, now)}. Nothing changes unless {unless}.
          </Text>
        </div>
        {children}
      </Stack>
    </Paper>
  );
}

function Line({ label, children: shift }: { label: string; children: ShiftSwapDto['shift'] }) {
  return (
    <Text size="sm">
      {label}:{' '}
      <Text span size="sm" fw={600} className="numbers">
        {shiftWords(shift)}
      </Text>{' '}
      ({shift.scheduleName})
    </Text>
  );
}

function Message({ of: { message } }: { of: ShiftSwapDto }) {
  if (message === '') return null;
  return (
    <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      “{message}”
    </Text>
  );
}

const outcomes: Record<SwapAnswer, (swap: ShiftSwapDto) => string> = {
  accept: ({ shift }) => `You are on call ${shiftWords(shift)}.`,
  decline: ({ asker }) => `You have declined; ${asker.name} stays on call.`,
  withdraw: () => 'The request is withdrawn.',
};

function useAnswer(swap: ShiftSwapDto) {
  const { id } = useCurrentProject();
  const { mutateAsync, isPending, variables } = useAnswerSwap(id);
  const give = async (answer: SwapAnswer) => {
    try {
      await mutateAsync({ swapId: swap.id, answer });
      notifications.show({ message: outcomes[answer](swap) });
    } catch (error) {
      notifications.show({ color: 'red', title: 'Not done', message: sentenceOf(error) });
    }
  };
  return {
    // By then the request has left the page.
    give: (answer: SwapAnswer) => void give(answer),
    isPending,
    pending: isPending ? variables.answer : undefined,
  };
}
