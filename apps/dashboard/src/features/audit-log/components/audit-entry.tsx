import { Collapse, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { AuditEntryDto } from '@ringdown/contracts';
import { IconChevronRight } from '@tabler/icons-react';

import { exactTime, TimeAgo } from '../../../components/time-ago';
import { deedOf } from '../audit-words';
import { summaryOf } from '../field-changes';
import classes from './audit-log.module.css';
import { EntryFields } from './entry-fields';

/** One entry as a sentence; unfolded it tells every field, when exactly, and from where. */
export function AuditEntry({ entry }: { entry: AuditEntryDto }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const { verb, target } = deedOf(entry);
  const summary = summaryOf(entry);
  const details = `entry-${entry.id}`;

  return (
    <li className={classes.entry}>
      <UnstyledButton
        className={classes.sentence}
        aria-expanded={isOpen}
        aria-controls={details}
        onClick={toggle}
      >
        <IconChevronRight size={16} aria-hidden className={classes.chevron} data-open={isOpen} />
        <Text span size="sm" className={classes.words}>
          <Text span inherit fw={600}>
            {entry.actor.name}
          </Text>
          {entry.actor.kind === 'api-key' && ' (API key)'} {verb}{' '}
          <Text span inherit fw={600}>
            {target}
          </Text>
          {summary !== '' && `: ${summary}`}
        </Text>
      </UnstyledButton>
      <Text span size="xs" c="dimmed" className={classes.time}>
        <TimeAgo at={entry.at} />
      </Text>
      <Collapse expanded={isOpen} id={details} className={classes.details}>
        <EntryFields entry={entry} />
        <Text size="xs" c="dimmed" mt="xs">
          {exactTime(entry.at)}
          {entry.address !== null && ` · from ${entry.address}`}
        </Text>
      </Collapse>
    </li>
  );
}
