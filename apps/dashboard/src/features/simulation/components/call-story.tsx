import { Text } from '@mantine/core';
import type { SimulatedCall, SimulatedStep } from '@ringdown/call-routing';
import {
  IconArrowForwardUp,
  IconBan,
  IconHash,
  IconMessage2,
  IconMessages,
  IconMicrophone,
  IconPhoneCheck,
  IconPhoneOff,
  IconPhoneRinging,
  IconPlayerSkipForward,
  IconRepeat,
  type Icon,
} from '@tabler/icons-react';

import { clockSeconds } from '../../../components/duration';
import { tellStep, toneOf } from '../story';
import classes from './call-story.module.css';

const icons: Record<SimulatedStep['kind'], Icon> = {
  hears: IconMessage2,
  challenge: IconHash,
  menu: IconHash,
  'passed-on': IconArrowForwardUp,
  refused: IconBan,
  'rule-skipped': IconPlayerSkipForward,
  'round-began': IconRepeat,
  ring: IconPhoneRinging,
  talk: IconMessages,
  message: IconMicrophone,
  over: IconPhoneOff,
};

/** The call in sentences, each with the time on the clock of the zone and in the call. */
export function CallStory({ call, timeZone }: { call: SimulatedCall; timeZone: string }) {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full' });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' });

  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {day.format(call.startsAt)}, {timeZone.replaceAll('_', ' ')}
      </Text>
      <ol className={classes.story} aria-label="The call, step by step">
        {call.steps.map((step, index) => {
          const tone = toneOf(step);
          const StepIcon =
            tone === 'good' && step.kind === 'ring' ? IconPhoneCheck : icons[step.kind];
          return (
            <li key={index} className={classes.step}>
              <span className={classes.time}>
                <Text span size="sm" fw={500} className="numbers">
                  {time.format(step.from)}
                </Text>
                <Text span size="xs" c="dimmed" className="numbers">
                  {clockSeconds((step.from - call.startsAt) / 1000)}
                </Text>
              </span>
              <span className={classes.sign} data-tone={tone} aria-hidden>
                <StepIcon size={16} stroke={1.75} />
              </span>
              <Text size="sm" className={classes.words ?? ''}>
                {tellStep(step)}
              </Text>
            </li>
          );
        })}
      </ol>
    </>
  );
}
