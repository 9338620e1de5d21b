import { Stack, Title } from '@mantine/core';
import type { ShiftSwapDto } from '@ringdown/contracts';

import classes from '../../../components/linked-rows.module.css';
import type { Tone } from '../../../components/tone';
import { Verdict } from '../../../components/verdict';
import { shiftWords } from '../shift-times';

type AnsweredRequestsProps = { swaps: readonly ShiftSwapDto[]; myId: string; now: number };

/** What became of my requests for shifts that are still to come: it stays until they begin. */
export function AnsweredRequests({ swaps, myId, now }: AnsweredRequestsProps) {
  const answers = swaps.flatMap((swap) => {
    const isMine = swap.asker.userId === myId && Date.parse(swap.shift.from) > now;
    const answer = isMine ? answerOf(swap) : undefined;
    return answer === undefined ? [] : [{ id: swap.id, ...answer }];
  });
  if (answers.length === 0) return null;

  return (
    <Stack component="section" gap="xs" aria-labelledby="answered-requests">
      <Title order={2} size="h4" id="answered-requests">
        Answers to your requests
      </Title>
      <Stack component="ul" gap="xs" className={classes.plainList}>
        {answers.map(({ id, tone, words }) => (
          <li key={id}>
            <Verdict tone={tone}>{words}</Verdict>
          </li>
        ))}
      </Stack>
    </Stack>
  );
}

function answerOf({ status, asked, shift, inReturn }: ShiftSwapDto) {
  const what = `${shiftWords(shift)} (${shift.scheduleName})`;
  const answer = (tone: Tone, words: string) => ({ tone, words });
  switch (status) {
    case 'accepted': {
      const returned = inReturn === null ? '' : `; you take ${shiftWords(inReturn)}`;
      return answer('good', `${asked.name} has accepted: they take ${what}${returned}.`);
    }
    case 'declined':
      return answer('warning', `${asked.name} has declined to take ${what}.`);
    case 'expired':
      return answer('warning', `${asked.name} did not answer in time whether to take ${what}.`);
    case 'open':
    case 'withdrawn':
      return undefined;
  }
}
