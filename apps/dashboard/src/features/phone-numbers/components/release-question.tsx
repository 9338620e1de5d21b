import { Button, Group, Stack, Text } from '@mantine/core';
import type { NumberOrigin } from '@ringdown/contracts';

import { sentenceOf } from '../../../api/problem-error';
import { FormProblem } from '../../../components/form/form-problem';
import { useReleaseNumber, type PolicyKey } from '../api/phone-numbers.queries';

type ReleaseQuestionProps = {
  policy: PolicyKey;
  number: string;
  origin: Exclude<NumberOrigin, 'bought'>;
  onReleased: () => void;
  onCancel: () => void;
};

const consequences = {
  linked:
    'From the next call on, its callers hear that it is not connected to a hotline. Nothing changes at the carrier: the number stays yours, and its settings there stay as they are.',
  'taken-over':
    'At the carrier it gets back the settings that it had before it was used here, and from the next call on its callers go there again. The number stays yours.',
} as const;

/** Says what becomes of a number that was brought along. */
export function ReleaseQuestion({
  policy,
  number,
  origin,
  onReleased,
  onCancel,
}: ReleaseQuestionProps) {
  const release = useReleaseNumber(policy);
  const go = (settings?: 'leave') =>
    release.mutate({ number, ...(settings && { settings }) }, { onSuccess: onReleased });
  const mayLeave = origin === 'taken-over' && release.isError;

  return (
    <Stack>
      <Text size="sm">{consequences[origin]} A call under way goes on.</Text>
      <FormProblem problem={release.isError ? sentenceOf(release.error) : undefined} />
      {mayLeave && (
        <Text size="sm">
          Without its former settings it still leads here, where its callers hear that it is not
          connected to a hotline.
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel} data-autofocus>
          Keep it
        </Button>
        {mayLeave && (
          <Button
            color="red"
            variant="outline"
            disabled={release.isPending}
            onClick={() => go('leave')}
          >
            Release without them
          </Button>
        )}
        <Button color="red" loading={release.isPending} onClick={() => go()}>
          {mayLeave ? 'Try again' : 'Release number'}
        </Button>
      </Group>
    </Stack>
  );
}
