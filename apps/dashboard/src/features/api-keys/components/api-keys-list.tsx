import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { ApiKeyDto } from '@ringdown/contracts';

import classes from '../../../components/linked-rows.module.css';
import { TimeAgo } from '../../../components/time-ago';
import { scopesInWords } from '../scope-words';

type ApiKeysListProps = { keys: readonly ApiKeyDto[]; onRevoke: (key: ApiKeyDto) => void };

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

const states = {
  active: { color: 'green', words: 'Active' },
  expired: { color: 'gray', words: 'Expired' },
  revoked: { color: 'gray', words: 'Revoked' },
} as const;

export function ApiKeysList({ keys, onRevoke }: ApiKeysListProps) {
  return (
    <Stack component="ul" gap="sm" className={classes.plainList}>
      {keys.map((key) => (
        <Paper component="li" key={key.id} withBorder p="md" className={classes.card}>
          <Group justify="space-between" align="flex-start" gap="sm">
            <Stack gap={4} flex="1 1 16rem" miw={0}>
              <Group gap="xs">
                <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {key.name}
                </Text>
                <Badge size="sm" variant="light" color={states[key.state].color}>
                  {states[key.state].words}
                </Badge>
                <Text span size="xs" ff="monospace" c="dimmed">
                  {key.prefix}…
                </Text>
              </Group>
              <Text size="sm">{scopesInWords(key.scopes)}</Text>
              <Text size="xs" c="dimmed">
                Created by {key.createdBy} <TimeAgo at={key.createdAt} /> · {endOf(key)}
              </Text>
              <Text size="xs" c="dimmed">
                <LastUse of={key} />
              </Text>
            </Stack>
            {key.state === 'active' && (
              <Button
                variant="default"
                size="xs"
                onClick={() => onRevoke(key)}
                aria-label={`Revoke ${key.name}…`}
              >
                Revoke…
              </Button>
            )}
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}

function LastUse({ of: { lastUsedAt, lastUsedFrom } }: { of: ApiKeyDto }) {
  if (lastUsedAt === null) return 'Never used';
  return (
    <>
      Last used <TimeAgo at={lastUsedAt} /> from {lastUsedFrom}
    </>
  );
}

function endOf({ expiresAt, revokedAt }: ApiKeyDto): string {
  if (revokedAt !== null) return `revoked ${day(revokedAt)}`;
  return expiresAt === null ? 'does not expire' : `expires ${day(expiresAt)}`;
}

function day(at: string): string {
  return date.format(new Date(at));
}
