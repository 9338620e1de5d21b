import { Group, Paper, Text, Title, VisuallyHidden } from '@mantine/core';
import type { CallsOfTimeDto } from '@ringdown/contracts';

import classes from './call-bars.module.css';

type CallBarsProps = {
  title: string;
  /** What one bar stands for, such as "Hour". */
  unit: string;
  times: readonly CallsOfTimeDto[];
  name: (at: number) => string;
  /** Bars that have their name below them; others have no room for it. */
  isNamed?: (at: number) => boolean;
};

/** How many called when, and how many of them reached somebody: drawn, and as a table for those who do not see it. */
export function CallBars({ title, unit, times, name, isNamed = () => true }: CallBarsProps) {
  const most = Math.max(1, ...times.map(({ calls }) => calls));
  const height = (calls: number) => `${(calls / most) * 100}%`;

  return (
    <Paper withBorder p="md" bg="var(--ringdown-surface)">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Group gap="xs" aria-hidden>
          <span className={`${classes.sample ?? ''} ${classes.answered ?? ''}`} />
          <Text size="xs">reached somebody</Text>
          <span className={`${classes.sample ?? ''} ${classes.lost ?? ''}`} />
          <Text size="xs">did not</Text>
        </Group>
      </Group>
      <div aria-hidden>
        <div className={classes.bars}>
          {times.map(({ at, calls, answered }) => (
            <div
              key={at}
              className={classes.bar}
              title={`${name(at)}: ${calls} calls, ${answered} reached somebody`}
            >
              <div className={classes.lost} style={{ height: height(calls - answered) }} />
              <div className={classes.answered} style={{ height: height(answered) }} />
            </div>
          ))}
        </div>
        <Text size="xs" c="dimmed" component="div" className={classes.labels} mt={4}>
          {times.map(({ at }) => (
            <span key={at}>{isNamed(at) ? name(at) : ''}</span>
          ))}
        </Text>
      </div>
      <VisuallyHidden>
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{unit}</th>
              <th scope="col">Calls</th>
              <th scope="col">Reached somebody</th>
            </tr>
          </thead>
          <tbody>
            {times.map(({ at, calls, answered }) => (
              <tr key={at}>
                <th scope="row">{name(at)}</th>
                <td>{calls}</td>
                <td>{answered}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </Paper>
  );
}
