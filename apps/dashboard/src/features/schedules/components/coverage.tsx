import { Stack, Text, Title } from '@mantine/core';
import type { CoverageDto, GapDto } from '@ringdown/contracts';
import type { ReactNode } from 'react';

import { Verdict } from '../../../components/verdict';
import type { Shown } from '../use-shown';
import { periodWords } from '../time-words';
import classes from './coverage.module.css';
import { personColors } from './timeline/person-colors';
import { cssVariable } from './timeline/css-variable';

/** As many gaps as are listed one by one. */
const mostListed = 10;
const hours = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

type CoverageProps = {
  coverage: CoverageDto;
  shown: Pick<Shown, 'timeZone'>;
  now: number;
  userIds: readonly string[];
};

/** How the shown period is shared out, and when nobody is on call. */
export function Coverage({ coverage: { people, gaps }, shown, now, userIds }: CoverageProps) {
  const colors = personColors([...userIds, ...people.map(({ userId }) => userId)]);
  const most = Math.max(1, ...people.map((person) => person.hours));
  const [past, ahead] = [
    gaps.filter(({ to }) => Date.parse(to) <= now),
    gaps.filter(({ to }) => Date.parse(to) > now),
  ];

  return (
    <Stack gap="sm" component="section" aria-label="Coverage">
      <Title order={2} size="h3">
        Coverage of this period
      </Title>
      {gaps.length === 0 && <Verdict tone="good">Somebody is on call all the time.</Verdict>}
      <Gaps gaps={past} timeZone={shown.timeZone}>
        <Verdict tone="neutral">Nobody was on call:</Verdict>
      </Gaps>
      <Gaps gaps={ahead} timeZone={shown.timeZone}>
        <Verdict tone="bad">Nobody is on call:</Verdict>
      </Gaps>
      {people.length > 0 && (
        <ul className={classes.people}>
          {people
            .toSorted((one, other) => other.hours - one.hours)
            .map((person) => (
              <li key={person.userId} className={classes.person}>
                <Text span size="sm" className={classes.name}>
                  {person.name}
                </Text>
                <span className={classes.track} aria-hidden>
                  <span
                    className={classes.bar}
                    style={{
                      ...cssVariable('--hue', colors.get(person.userId)),
                      width: `${(person.hours / most) * 100}%`,
                    }}
                  />
                </span>
                <Text span size="sm" className="numbers" ta="right">
                  {hours.format(person.hours)} h
                </Text>
              </li>
            ))}
        </ul>
      )}
    </Stack>
  );
}

type GapsProps = { gaps: readonly GapDto[]; timeZone: string; children: ReactNode };

function Gaps({ gaps, timeZone, children }: GapsProps) {
  if (gaps.length === 0) return null;
  return (
    <div>
      {children}
      <ul className={classes.gaps}>
        {gaps.slice(0, mostListed).map(({ from, to }) => (
          <li key={from}>
            {periodWords({ from: Date.parse(from), to: Date.parse(to) }, timeZone)}
          </li>
        ))}
        {gaps.length > mostListed && <li>and {gaps.length - mostListed} more</li>}
      </ul>
    </div>
  );
}
