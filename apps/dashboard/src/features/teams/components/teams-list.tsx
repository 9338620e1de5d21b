import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import type { TeamDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import classes from '../../../components/linked-rows.module.css';
import { Verdict } from '../../../components/verdict';
import { teamVerdict } from '../team-verdict';

export function TeamsList({ teams }: { teams: readonly TeamDto[] }) {
  return (
    <Stack component="ul" gap="sm" className={classes.plainList}>
      {teams.map((team) => (
        <Paper component="li" key={team.id} withBorder p="md" className={classes.card}>
          <Group justify="space-between" gap="xs" align="flex-start">
            <Anchor component={Link} to={team.id} fw={600} size="sm" className={classes.link}>
              {team.name}
            </Anchor>
            <Verdict tone={teamVerdict(team).tone}>{teamVerdict(team).words}</Verdict>
          </Group>
          {team.description !== '' && (
            <Text size="sm" c="dimmed" lineClamp={2}>
              {team.description}
            </Text>
          )}
          <Text size="sm">{peopleOf(team)}</Text>
        </Paper>
      ))}
    </Stack>
  );
}

function peopleOf({ members }: TeamDto): string {
  const named = members.slice(0, 5).map(({ name }) => name);
  const others = members.length - named.length;
  return new Intl.ListFormat('en').format(others > 0 ? [...named, `${others} more`] : named);
}
