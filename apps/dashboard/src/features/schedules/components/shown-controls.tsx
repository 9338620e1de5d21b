import { ActionIcon, Button, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';

import { zoneWords } from '../../../components/zone-words';
import type { Period, Span } from '../shown-period';
import { timeWords } from '../time-words';
import type { Shown } from '../use-shown';
import { viewerZone } from '../viewer-zone';

const spanWords: { value: Span; label: string }[] = [
  { value: 'week', label: 'Week' },
  { value: 'two-weeks', label: 'Two weeks' },
  { value: 'month', label: 'Month' },
];

type ShownControlsProps = { shown: Shown; scheduleZone: string; hasViews: boolean };

/** How much is looked at, which part of time, whose clock, and whether as a timeline or as a list. */
export function ShownControls({ shown, scheduleZone, hasViews }: ShownControlsProps) {
  const mine = viewerZone();

  return (
    <Group justify="space-between" gap="sm">
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={shown.showToday} disabled={shown.isNowWithin}>
          Today
        </Button>
        <Group gap={2} wrap="nowrap">
          <ActionIcon variant="default" aria-label="Earlier" onClick={() => shown.step(-1)}>
            <IconChevronLeft size={16} />
          </ActionIcon>
          <ActionIcon variant="default" aria-label="Later" onClick={() => shown.step(1)}>
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
        <Text fw={600} size="sm" role="status" className="numbers">
          {shownWords(shown.span, shown.period, shown.timeZone)}
        </Text>
      </Group>
      <Group gap="xs">
        {mine === scheduleZone ? (
          <Text size="xs" c="dimmed">
            Times in {zoneWords(scheduleZone)}
          </Text>
        ) : (
          <Select
            size="xs"
            w={260}
            aria-label="Time zone of the times shown"
            allowDeselect={false}
            data={[
              { value: 'schedule', label: `Schedule’s zone: ${zoneWords(scheduleZone)}` },
              { value: 'mine', label: `Your zone: ${zoneWords(mine)}` },
            ]}
            value={shown.isViewersZone ? 'mine' : 'schedule'}
            onChange={(zone) => shown.show({ zone: zone === 'mine' ? 'mine' : 'schedule' })}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label="How much is shown"
          data={spanWords}
          value={shown.span}
          onChange={(value) => shown.show({ span: value })}
        />
        {hasViews && (
          <SegmentedControl
            size="xs"
            aria-label="Shown as"
            data={[
              { value: 'timeline', label: 'Timeline' },
              { value: 'list', label: 'List' },
            ]}
            value={shown.isList ? 'list' : 'timeline'}
            onChange={(value) => shown.show({ view: value === 'list' ? 'list' : 'timeline' })}
          />
        )}
      </Group>
    </Group>
  );
}

function shownWords(span: Span, { from, to }: Period, timeZone: string): string {
  if (span === 'month') return timeWords(from, timeZone, 'month');
  return `${timeWords(from, timeZone, 'day')} – ${timeWords(to - 1, timeZone, 'day')}`;
}
