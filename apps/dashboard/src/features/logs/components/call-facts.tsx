import { SimpleGrid, Text } from '@mantine/core';
import type { CallDetailDto } from '@ringdown/contracts';
import type { ReactNode } from 'react';

import { CopyText } from '../../../components/copy-text';
import { readableSeconds, secondsBetween } from '../../../components/duration';
import { readablePhone } from '../../../components/phone-number';
import { exactTime } from '../../../components/time-ago';
import { useNow } from '../../../components/use-now';
import { isInProgress } from '../../../components/call-status';
import { CallCost } from './call-cost';
import classes from './call-facts.module.css';

/** What one wants to know of a call at first sight. */
export function CallFacts({ call }: { call: CallDetailDto }) {
  const now = useNow(1_000, isInProgress(call.status));

  return (
    <SimpleGrid component="dl" cols={{ base: 2, sm: 3, lg: 4 }} spacing="md" m={0}>
      <Fact name="Answered by">
        {call.answeredBy?.name ?? (isInProgress(call.status) ? 'Nobody yet' : 'Nobody')}
      </Fact>
      <Fact name="Waited">{waited(call, now)}</Fact>
      <Fact name="Talked">{talked(call, now)}</Fact>
      <Fact name="Started">{exactTime(call.startedAt)}</Fact>
      <Fact name="Number called">{readablePhone(call.routingNumber)}</Fact>
      <Fact name="Policy">{call.policyName ?? 'None'}</Fact>
      <Fact name="Routing plan">
        {call.planId === null ? (
          'None'
        ) : (
          <CopyText text={call.planId} shown={call.planId.slice(0, 8)} what="routing plan id" />
        )}
      </Fact>
      <Fact name="Carrier’s id">
        <CopyText text={call.callSid} shown={`${call.callSid.slice(0, 8)}…`} what="carrier’s id" />
      </Fact>
      <Fact name="Cost">
        <CallCost call={call} />
      </Fact>
    </SimpleGrid>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0} className={`numbers ${classes.fact ?? ''}`}>
        {children}
      </Text>
    </div>
  );
}

function waited({ status, startedAt, waitSeconds }: CallDetailDto, now: number): string {
  if (waitSeconds !== null) return readableSeconds(waitSeconds);
  return isInProgress(status) ? `${readableSeconds(secondsBetween(startedAt, now))} so far` : '–';
}

function talked(call: CallDetailDto, now: number): string {
  const { status, answeredBy, acceptedAt, talkSeconds } = call;
  if (answeredBy === null) return '–';
  if (talkSeconds !== null) return readableSeconds(talkSeconds);
  return acceptedAt !== null && isInProgress(status)
    ? `${readableSeconds(secondsBetween(acceptedAt, now))} so far`
    : '–';
}
