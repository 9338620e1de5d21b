import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { comingMoment } from '../../../components/moment';
import { PersonAvatar } from '../../../components/person-avatar';
import { readablePhone } from '../../../components/phone-number';
import { useNow } from '../../../components/use-now';
import type { StepPerson, StepTarget } from '../escalation-steps';
import classes from './ladder.module.css';
import { TargetIcon } from './target-icon';

/** What a rule rings, in its order, and whom that means now. */
export function RuleTargets({ targets }: { targets: readonly StepTarget[] }) {
  return (
    <Stack component="ol" gap={6} className={classes.plainList}>
      {targets.map((target) => (
        <li key={`${target.kind} ${target.id}`}>
          {target.kind === 'user' ? (
            <People people={target.people} />
          ) : (
            <SeveralPeople target={target} />
          )}
        </li>
      ))}
    </Stack>
  );
}

function SeveralPeople({ target }: { target: StepTarget }) {
  const { id: projectId } = useCurrentProject();
  const place = target.kind === 'team' ? 'settings/teams' : 'schedules';
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <TargetIcon target={target} size={28} />
        <div className={classes.person}>
          <Anchor
            component={Link}
            to={`/projects/${projectId}/${place}/${target.id}`}
            size="sm"
            fw={500}
          >
            {target.name}
          </Anchor>
          {target.kind === 'team' ? <TeamNow target={target} /> : <OnCallNow target={target} />}
        </div>
      </Group>
      {target.people.length > 0 && (
        <div className={classes.peopleOfTarget}>
          <People people={target.people} />
        </div>
      )}
    </>
  );
}

function TeamNow({ target: { people } }: { target: StepTarget }) {
  if (people.length === 0) return <Skipped>nobody is in it – skipped</Skipped>;
  return (
    <Text span size="sm" c="dimmed">
      team of {people.length}
    </Text>
  );
}

function OnCallNow({ target: { people, until } }: { target: StepTarget }) {
  const now = useNow(30_000);
  const end = until === null ? '' : `until ${comingMoment(until, now)}`;
  if (people.length === 0)
    return <Skipped>nobody on call now{end && `, ${end}`} – skipped</Skipped>;
  return (
    <Text span size="sm" c="dimmed" className="numbers">
      on call {end || 'now'}:
    </Text>
  );
}

function People({ people }: { people: readonly StepPerson[] }) {
  return people.map((person) => (
    <Group key={person.userId} gap="xs" wrap="nowrap">
      <PersonAvatar name={person.name} />
      <div className={classes.person}>
        <Text span size="sm" fw={500}>
          {person.name}
        </Text>
        <Fate person={person} />
      </div>
    </Group>
  ));
}

function Fate({ person: { fate, phone } }: { person: StepPerson }) {
  if (fate === 'no-verified-phone') return <Skipped>no verified phone – skipped</Skipped>;
  return (
    <Text span size="sm" c="dimmed" className="numbers">
      {fate === 'already-rung' ? 'is rung before this – not again' : readablePhone(phone ?? '')}
    </Text>
  );
}

function Skipped({ children }: { children: ReactNode }) {
  return (
    <Text span size="sm" c="var(--ringdown-warning)" className={classes.fate}>
      <IconAlertTriangle size={14} aria-hidden /> {children}
    </Text>
  );
}
