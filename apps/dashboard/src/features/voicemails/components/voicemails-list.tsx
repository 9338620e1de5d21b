import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import type { VoicemailDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import { readableSeconds } from '../../../components/duration';
import { callerNumber } from '../../../components/caller-name';
import { TimeAgo } from '../../../components/time-ago';
import { leftBy } from '../voicemail-words';
import { VoicemailPlayer } from './voicemail-player';
import classes from './voicemails.module.css';

type VoicemailsListProps = { projectId: string; voicemails: readonly VoicemailDto[] };

/** Messages, newest first; what nobody has heard yet stands out. */
export function VoicemailsList({ projectId, voicemails }: VoicemailsListProps) {
  return (
    <Stack component="ul" gap="xs" className={classes.list} aria-label="Messages">
      {voicemails.map((voicemail) => (
        <Paper component="li" key={voicemail.callId} withBorder p="sm" bg="var(--ringdown-surface)">
          <Stack gap="xs">
            <Group justify="space-between" gap="xs">
              <Group gap="xs" className="numbers">
                <Anchor
                  component={Link}
                  to={`/projects/${projectId}/logs/${voicemail.callId}`}
                  fw={600}
                  size="sm"
                >
                  From {leftBy(voicemail)}
                </Anchor>
                {voicemail.heard === null && voicemail.deleted === null && <Badge>New</Badge>}
              </Group>
              <Text size="sm" c="dimmed">
                {[numberOf(voicemail), voicemail.policyName, readableSeconds(voicemail.seconds)]
                  .filter((part) => part !== null)
                  .join(' · ')}
                {' · '}
                <TimeAgo at={voicemail.calledAt} />
              </Text>
            </Group>
            <VoicemailPlayer voicemail={voicemail} />
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}

/** Null where the number itself stands in the place of a name. */
function numberOf(voicemail: VoicemailDto): string | null {
  return voicemail.callerName === null ? null : callerNumber(voicemail);
}
