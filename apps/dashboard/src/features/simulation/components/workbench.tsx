import { Fieldset, Paper, Stack } from '@mantine/core';
import { simulateCall, type PlannedPerson, type RoutingPlan } from '@ringdown/call-routing';
import type { CallDetailDto, PolicyRoutingPlanDto } from '@ringdown/contracts';
import { useMemo, useState, type ReactNode } from 'react';

import { asRecorded } from '../as-recorded';
import { firstTrial, situationOf, type Trial } from '../trial';
import { CallOutcome } from './call-outcome';
import { CallStory } from './call-story';
import { CallerFields } from './caller-fields';
import { MomentField } from './moment-field';
import { PeopleFields } from './people-fields';
import classes from './workbench.module.css';

type WorkbenchProps = {
  known: PolicyRoutingPlanDto;
  /** On whose clock times are told. */
  timeZone: string;
  /** Draws a call. */
  picture: (call: CallDetailDto) => ReactNode;
};

/** Who calls when and what everybody does on the one side, what becomes of the call on the other. */
export function Workbench({ known, timeZone, picture }: WorkbenchProps) {
  const { plan, others, knownSince } = known;
  const [now] = useState(() => Date.now());
  const [trial, setTrial] = useState(() => firstTrial(now));
  const change = (changes: Partial<Trial>) => setTrial((before) => ({ ...before, ...changes }));
  const call = useMemo(() => simulateCall(plan, situationOf(trial), others), [plan, others, trial]);
  const people = useMemo(() => peopleOf([plan, ...others]), [plan, others]);

  return (
    <div className={classes.workbench}>
      <Stack gap="md" component="section" aria-label="What is tried">
        <Fieldset legend="When" bg="var(--ringdown-surface)">
          <MomentField
            at={trial.at}
            now={now}
            timeZone={timeZone}
            knownSince={Date.parse(knownSince)}
            onChange={(at) => change({ at })}
          />
        </Fieldset>
        <Fieldset legend="Who is rung, and what they do" bg="var(--ringdown-surface)">
          <PeopleFields
            people={people}
            behaviours={trial.behaviours}
            onChange={(behaviours) => change({ behaviours })}
          />
        </Fieldset>
        <Fieldset legend="Who calls" bg="var(--ringdown-surface)">
          <CallerFields trial={trial} plan={plan} onChange={change} />
        </Fieldset>
      </Stack>
      <Stack gap="md" component="section" aria-label="What becomes of the call" miw={0}>
        <CallOutcome call={call} />
        {picture(asRecorded(call))}
        <Paper withBorder p="md" bg="var(--ringdown-surface)">
          <CallStory call={call} timeZone={timeZone} />
        </Paper>
      </Stack>
    </div>
  );
}

/** Everybody whom a call can reach, each once: in the dialled policy first. */
function peopleOf(plans: readonly RoutingPlan[]): PlannedPerson[] {
  const everybody = plans.flatMap(({ people }) => people);
  return [
    ...new Map(everybody.toReversed().map((person) => [person.userId, person])).values(),
  ].toReversed();
}
