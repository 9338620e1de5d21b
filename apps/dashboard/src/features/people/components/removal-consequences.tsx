import { Alert, List, Stack, Text } from '@mantine/core';
import type { MemberRemovalDto } from '@ringdown/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';

/** What a removal would leave behind, the worst first. */
export function RemovalConsequences({ removal }: { removal: MemberRemovalDto }) {
  const { rules, emptyRules, unreachablePolicies, teams, schedules, emptyLayers } = removal;
  if (rules.length + teams.length + schedules.length === 0) {
    return <Text size="sm">No rule, team or schedule names this person.</Text>;
  }
  return (
    <Stack gap="sm">
      <Gap color="red" title="Nobody left to answer" sentences={unreachablePolicies} />
      <Gap color="yellow" title="Rules left empty" sentences={emptyRules} />
      <Gap color="yellow" title="Layers left empty" sentences={emptyLayers} />
      <Sentences title="Taken off at once" sentences={[...rules, ...teams, ...schedules]} />
    </Stack>
  );
}

function Gap({
  color,
  ...content
}: {
  color: string;
  title: string;
  sentences: readonly string[];
}) {
  if (content.sentences.length === 0) return null;
  return (
    <Alert color={color} icon={<IconAlertTriangle aria-hidden />} title={content.title}>
      <Lines sentences={content.sentences} />
    </Alert>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <Lines sentences={sentences} />
    </div>
  );
}

function Lines({ sentences }: { sentences: readonly string[] }) {
  return (
    <List size="sm" spacing={4}>
      {sentences.map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
  );
}
