import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';

import { readableValue } from './readable-value';
import type { ChangedField } from './rebase';

/** What somebody else has changed since a form was opened, and the way to give in. */
export type Conflict<Values> = {
  changed: readonly ChangedField<Values>[];
  takeOver: () => void;
};

type FormConflictProps<Values> = {
  conflict: Conflict<Values> | undefined;
  /** How the form calls its fields. */
  labels: Readonly<Record<keyof Values & string, string>>;
  /** Says a value that is an id; undefined where the value speaks for itself. */
  say?: (field: keyof Values & string, value: unknown) => string | undefined;
  isSaving: boolean;
  /** The form's own buttons: they stand here while there is no conflict. */
  children: ReactNode;
};

/** Ends a form: its buttons, or what somebody else has changed meanwhile and what to do about it. */
export function FormConflict<Values>(props: FormConflictProps<Values>) {
  const { conflict, isSaving, children } = props;
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (conflict !== undefined) alert.current?.focus();
  }, [conflict]);

  if (conflict === undefined) return children;
  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      role="alert"
      color="orange"
      maw={760}
      icon={<IconUsers aria-hidden />}
      title="Somebody else has changed this in the meantime"
    >
      <Text size="sm">Nothing that you typed is lost. Changed since you opened this form:</Text>
      <List size="sm" my="xs" spacing={4}>
        {conflict.changed.map((change) => (
          <ChangedLine key={change.field} change={change} {...props} />
        ))}
        {conflict.changed.length === 0 && (
          <List.Item>something that this form does not show</List.Item>
        )}
      </List>
      <Group gap="sm">
        <Button variant="default" onClick={conflict.takeOver}>
          Take over the new state
        </Button>
        <Button type="submit" loading={isSaving}>
          Save mine anyway
        </Button>
      </Group>
    </Alert>
  );
}

function ChangedLine<Values>({
  change: { field, was, now, mine },
  labels,
  say,
}: FormConflictProps<Values> & { change: ChangedField<Values> }) {
  const words = (value: unknown) => say?.(field, value) ?? readableValue(value);

  return (
    <List.Item style={{ overflowWrap: 'anywhere' }}>
      <Text span inherit fw={600}>
        {labels[field]}
      </Text>
      {`: ${words(was)} is now ${words(now)} – `}
      {mine === undefined ? 'the form shows it' : `you wrote ${words(mine)}`}
    </List.Item>
  );
}
