import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { PersonShiftDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import classes from '../../../components/linked-rows.module.css';
import { stillToCome } from '../duty';
import { byDay, endWords, lengthWords, timesOfDay } from '../shift-times';

type ShiftListProps = {
  shifts: readonly PersonShiftDto[];
  now: number;
  /** Absent for those who only look. */
  onHandOver?: (shift: PersonShiftDto) => void;
};

/** Shifts to come, day by day. */
export function ShiftList({ shifts, now, onHandOver }: ShiftListProps) {
  return (
    <Stack gap="lg">
      {byDay(shifts).map(({ day, shifts: own }) => (
        <Stack key={day} gap="xs" component="section" aria-label={day}>
          <Title order={3} size="h5">
            {day}
          </Title>
          <Stack component="ul" gap="xs" className={classes.plainList}>
            {own.map((shift) => (
              <ShiftCard
                key={`${shift.scheduleId} ${shift.from}`}
                {...{ shift, now, onHandOver }}
              />
            ))}
          </Stack>
        </Stack>
      ))}
    </Stack>
  );
}

function ShiftCard({
  shift,
  now,
  onHandOver,
}: Omit<ShiftListProps, 'shifts' | 'onHandOver'> & {
  shift: PersonShiftDto;
  onHandOver: ShiftListProps['onHandOver'];
}) {
  const { id } = useCurrentProject();
  const isNow = Date.parse(shift.from) <= now;
  // It may have begun before the day from which on shifts were asked for.
  const times = isNow ? `until ${endWords(shift)}` : timesOfDay(shift);

  return (
    <Paper component="li" withBorder p="sm" bg="var(--ringdown-surface)">
      <Group justify="space-between" gap="sm">
        <div>
          <Group gap="xs">
            <Text fw={600} size="sm" className="numbers">
              {times}
            </Text>
            {isNow && (
              <Badge variant="light" size="sm">
                now
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            <Anchor
              component={Link}
              to={`/projects/${id}/schedules/${shift.scheduleId}`}
              size="sm"
              underline="always"
            >
              {shift.scheduleName}
            </Anchor>
            {!isNow && ` · ${lengthWords(shift)}`}
            {shift.reason === 'override' && ' · by an override'}
          </Text>
        </div>
        {onHandOver !== undefined && stillToCome(shift, now) !== undefined && (
          <Button
            variant="default"
            size="xs"
            aria-label={`Hand over ${shift.scheduleName}, ${times}…`}
            onClick={() => onHandOver(shift)}
          >
            Hand over…
          </Button>
        )}
      </Group>
    </Paper>
  );
}
