import { Text } from '@mantine/core';
import type { PolicyDto } from '@ringdown/contracts';
import { IconMessage, IconRepeat } from '@tabler/icons-react';

import classes from './ladder.module.css';

/** What happens when nobody took the call. */
export function LadderEnd({ policy, canRing }: { policy: PolicyDto; canRing: boolean }) {
  const { repeatIfNoOneAnswers, repeatTimes } = policy;
  const message = lastMessage(policy, canRing);

  return (
    <>
      {repeatIfNoOneAnswers && canRing && (
        <li className={classes.step}>
          <span className={classes.number} aria-hidden>
            <IconRepeat size={16} />
          </span>
          <Text size="sm" className={classes.end}>
            If no one answers: starts again from rule 1, {times(repeatTimes)}.
          </Text>
        </li>
      )}
      <li className={classes.step}>
        <span className={classes.number} aria-hidden>
          <IconMessage size={16} />
        </span>
        <Text size="sm" className={classes.end}>
          {canRing ? 'Then the caller hears: ' : 'The caller hears at once: '}
          <Text span c="dimmed" lineClamp={3}>
            “{message}”
          </Text>
          {policy.voicemailEnabled && ' and may leave a message.'}
        </Text>
      </li>
    </>
  );
}

function lastMessage(policy: PolicyDto, canRing: boolean): string {
  if (policy.voicemailEnabled) return policy.voicemailMessage;
  return canRing ? policy.noAnswerMessage : policy.noOneAvailableMessage;
}

function times(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${count} times`;
}
