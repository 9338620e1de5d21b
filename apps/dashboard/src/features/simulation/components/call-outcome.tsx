import { Text, Title } from '@mantine/core';
import type { SimulatedCall } from '@ringdown/call-routing';
import { IconPhoneCheck, IconPhoneOff, IconPhoneX } from '@tabler/icons-react';

import { verdictOn } from '../story';
import classes from './call-outcome.module.css';

/** How the call ends, in one look. */
export function CallOutcome({ call }: { call: SimulatedCall }) {
  const { tone, title, words } = verdictOn(call);
  const Icon = tone === 'good' ? IconPhoneCheck : tone === 'bad' ? IconPhoneX : IconPhoneOff;

  return (
    <div className={classes.outcome} data-tone={tone} role="status">
      <span className={classes.sign} aria-hidden>
        <Icon size={26} stroke={1.75} />
      </span>
      <div>
        <Title order={2}>{title}</Title>
        <Text size="sm">{words}</Text>
      </div>
    </div>
  );
}
