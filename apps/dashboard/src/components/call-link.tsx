import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router-dom';

import { callerName, callerNumber, type Caller } from './caller-name';
import classes from './linked-rows.module.css';

type CallLinkProps = { projectId: string; call: Caller & { id: string } };

/** Leads from a row of a list to its call: by the caller's name, or their number. */
export function CallLink({ projectId, call }: CallLinkProps) {
  return (
    <div>
      <Anchor
        component={Link}
        to={`/projects/${projectId}/logs/${call.id}`}
        size="sm"
        fw={600}
        className={classes.link}
      >
        {callerName(call)}
      </Anchor>
      {call.callerName !== null && (
        <Text size="xs" c="dimmed" className={classes.nowrap}>
          {callerNumber(call)}
        </Text>
      )}
    </div>
  );
}
