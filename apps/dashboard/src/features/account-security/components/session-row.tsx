import { Badge, Button, Group, Text } from '@mantine/core';
import type { SessionDto } from '@ringdown/contracts';

import { TimeAgo } from '../../../components/time-ago';
import classes from './security-row.module.css';

type SessionRowProps = { session: SessionDto; isEnding: boolean; onEnd: () => void };

export function SessionRow({ session, isEnding, onEnd }: SessionRowProps) {
  const { device, address, current, createdAt, lastUsedAt } = session;

  return (
    <li className={classes.row}>
      <div>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {device}
          </Text>
          {current && <Badge variant="light">This browser</Badge>}
        </Group>
        <Text size="sm" c="dimmed" className="numbers">
          {address !== null && `${address} · `}
          {current ? (
            'in use now'
          ) : (
            <>
              last used <TimeAgo at={lastUsedAt} />
            </>
          )}{' '}
          · signed in <TimeAgo at={createdAt} />
        </Text>
      </div>
      {!current && (
        <Button
          variant="default"
          size="xs"
          flex="none"
          loading={isEnding}
          onClick={onEnd}
          aria-label={`Sign out ${device}`}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
