import { Button, Group, Stack, Text } from '@mantine/core';
import type { PolicyReadinessDto, ReadinessFindingDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';
import { TimeAgo } from '../../../components/time-ago';
import { Verdict } from '../../../components/verdict';
import { readinessQuery, useCheckReadiness } from '../api/readiness.queries';
import { Finding } from './finding';

/** What the newest check of a policy found: a line when all is well, otherwise each fault with what mends it. */
export function ReadinessPanel({ policyId }: { policyId: string }) {
  const project = useCurrentProject();
  const newest = useQuery(readinessQuery(project.id, policyId));
  const check = useCheckReadiness(project.id, policyId);

  return (
    <Stack component="section" aria-label="Readiness" gap="sm" mb="lg">
      <Group justify="space-between" gap="sm">
        <div aria-live="polite">
          {newest.isError && <Verdict tone="warning">Readiness could not be loaded.</Verdict>}
          {newest.data && <Summary readiness={newest.data} />}
          {check.error && <Verdict tone="bad">{sentenceOf(check.error)}</Verdict>}
        </div>
        {project.may('write', 'policies') && (
          <Button
            variant="default"
            size="xs"
            // Not `loading`, which would take the focus away.
            aria-disabled={check.isPending}
            onClick={() => {
              if (!check.isPending) check.mutate();
            }}
          >
            {buttonWords(check.isPending, newest.data)}
          </Button>
        )}
      </Group>
      {toShow(newest.data?.findings ?? []).map((finding) => (
        <Finding key={`${finding.code} ${finding.title}`} finding={finding} />
      ))}
    </Stack>
  );
}

function Summary({ readiness }: { readiness: PolicyReadinessDto }) {
  const { checkedAt, isReady, isOutdated, findings } = readiness;
  if (checkedAt === null) return <Text size="sm">Readiness was not checked yet.</Text>;
  const having = (wanted: ReadinessFindingDto['severity']) =>
    findings.filter(({ severity }) => severity === wanted).length;
  const ready = having('warning') === 0 ? 'good' : 'warning';
  const tone = isReady === true ? ready : 'bad';
  return (
    <Verdict tone={isOutdated ? 'neutral' : tone}>
      {isReady === true
        ? `Ready: ${counted(having('passed'))} passed `
        : `Not ready: ${counted(having('blocker'))} failed `}
      <TimeAgo at={checkedAt} />
      {isOutdated && '. Something has changed since: it is checked again within a minute.'}
    </Verdict>
  );
}

/** What is only worth a note is left out where all is well. */
function toShow(findings: readonly ReadinessFindingDto[]): readonly ReadinessFindingDto[] {
  const isAllWell = findings.every(({ severity }) => severity === 'passed' || severity === 'note');
  return isAllWell ? [] : findings.filter(({ severity }) => severity !== 'passed');
}

function counted(checks: number): string {
  return checks === 1 ? '1 check' : `${String(checks)} checks`;
}

function buttonWords(isPending: boolean, newest: PolicyReadinessDto | undefined): string {
  if (isPending) return 'Checking…';
  return newest?.checkedAt == null ? 'Check readiness' : 'Check again';
}
