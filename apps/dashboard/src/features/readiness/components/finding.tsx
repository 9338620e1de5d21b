import { Anchor, Stack, Text } from '@mantine/core';
import type { ReadinessFindingDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import { Verdict } from '../../../components/verdict';

const tones = { blocker: 'bad', warning: 'warning', note: 'neutral', passed: 'good' } as const;

/** A fault, what callers experience of it, and the way to mend it. */
export function Finding({ finding }: { finding: ReadinessFindingDto }) {
  const { severity, title, whatIsWrong, whatCallersExperience, howToMend, link } = finding;

  return (
    <Stack gap={2}>
      <Verdict tone={tones[severity]}>{title}</Verdict>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {whatIsWrong} For callers: {whatCallersExperience}
      </Text>
      <Text size="sm">
        {link === null ? (
          howToMend
        ) : (
          <Anchor component={Link} to={link} inherit underline="always">
            {howToMend}
          </Anchor>
        )}
      </Text>
    </Stack>
  );
}
