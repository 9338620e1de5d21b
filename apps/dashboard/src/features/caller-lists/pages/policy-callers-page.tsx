import { Anchor, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { PolicyDto, UpdatePolicyDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { Verdict } from '../../../components/verdict';
import { callerListQueries, useFetchCallers, useSetCallers } from '../api/caller-lists.queries';
import { callersFormValues, callersVerdict } from '../callers-form-values';
import { CallerList } from '../components/caller-list';
import { CallersForm } from '../components/callers-form';

/** Who may call one policy. */
export function PolicyCallersPage({ policy }: { policy: PolicyDto }) {
  const project = useCurrentProject();
  const setCallers = useSetCallers(project.id, policy.id);
  const fetchCallers = useFetchCallers(project.id, policy.id);
  // What the form began with: news of other people's changes must not undo what is being typed.
  const [shown, setShown] = useState(policy);

  return (
    <Stack gap="xl">
      <CallersVerdict policy={policy} />
      <CallerList
        title="Callers of this policy"
        owner={{ projectId: project.id, policyId: policy.id }}
      />
      <Text size="sm" maw={760}>
        Patterns may hold a * for any digits. The most exact entry decides, whether it stands here
        or in the{' '}
        <Anchor
          component={Link}
          to={`/projects/${project.id}/settings/callers`}
          inherit
          underline="always"
        >
          lists of the project
        </Anchor>
        , which hold for all policies; of two that are as exact, the one here.
      </Text>
      <CallersForm
        policy={policy}
        initialValues={callersFormValues(shown)}
        isReadOnly={!project.mayEdit}
        save={async (values) => {
          const body = values as Partial<UpdatePolicyDto>;
          setShown(await setCallers.mutateAsync({ body, version: shown.version }));
          notifications.show({ message: 'Saved. New calls follow these settings.' });
        }}
        reload={async () => {
          const present = await fetchCallers();
          setShown(present);
          return callersFormValues(present);
        }}
      />
    </Stack>
  );
}

function CallersVerdict({ policy }: { policy: PolicyDto }) {
  const { id: projectId } = useCurrentProject();
  const own = useQuery(callerListQueries.entries({ projectId, policyId: policy.id }));
  const ofProject = useQuery(callerListQueries.entries({ projectId, policyId: null }));
  if (own.data === undefined || ofProject.data === undefined) return null;
  const allowed = [...own.data, ...ofProject.data].filter(({ list }) => list === 'allow').length;
  const { tone, words } = callersVerdict(policy, allowed);
  return <Verdict tone={tone}>{words}</Verdict>;
}
