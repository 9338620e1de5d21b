import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { PolicyDto } from '@ringdown/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { sentenceOf } from '../../../api/problem-error';
import { confirmDestruction } from '../../../components/confirm';
import { FormSection } from '../../../components/form/form-section';
import {
  useDeletePolicy,
  useDuplicatePolicy,
  useFetchPolicy,
  useUpdatePolicy,
} from '../api/policies.queries';
import { PolicyForm } from '../components/policy-form';
import { changedValues, policyFormValues } from '../policy-form-values';

export function PolicySettingsPage({ policy }: { policy: PolicyDto }) {
  const project = useCurrentProject();
  const updatePolicy = useUpdatePolicy(project.id, policy.id);
  // What the form began with: news of other people's changes must not undo what is being typed.
  const [shownPolicy, setShownPolicy] = useState(policy);
  const fetchPolicy = useFetchPolicy(project.id, policy.id);
  const initialValues = policyFormValues(shownPolicy);

  return (
    <Stack gap="xl">
      <PolicyForm
        policyId={policy.id}
        initialValues={initialValues}
        saveLabel="Save"
        isReadOnly={!project.mayEdit}
        save={async (values) => {
          const body = changedValues(initialValues, values);
          setShownPolicy(await updatePolicy.mutateAsync({ body, version: shownPolicy.version }));
          notifications.show({ message: 'Saved. New calls follow these settings.' });
        }}
        reload={async () => {
          const present = await fetchPolicy();
          setShownPolicy(present);
          return policyFormValues(present);
        }}
      />
      {project.mayEdit && <Duplicate policy={policy} />}
      {project.mayEdit && <DangerZone policy={policy} />}
    </Stack>
  );
}

function Duplicate({ policy }: { policy: PolicyDto }) {
  const project = useCurrentProject();
  const navigate = useNavigate();
  const duplicatePolicy = useDuplicatePolicy(project.id, policy.id);
  const duplicate = () =>
    duplicatePolicy.mutate(undefined, {
      onSuccess: (copy) => {
        notifications.show({ message: `${copy.name} is created. It has no number yet.` });
        void navigate(`/projects/${project.id}/policies/${copy.id}`);
      },
      onError: (error) =>
        notifications.show({
          color: 'red',
          title: 'The policy was not duplicated',
          message: sentenceOf(error),
        }),
    });

  return (
    <FormSection title="Duplicate this policy">
      <Text size="sm">
        A copy has the same settings, rules and lists of callers. Its numbers stay here.
      </Text>
      <Button
        variant="default"
        w="fit-content"
        loading={duplicatePolicy.isPending}
        onClick={duplicate}
      >
        Duplicate policy
      </Button>
    </FormSection>
  );
}

function DangerZone({ policy }: { policy: PolicyDto }) {
  const project = useCurrentProject();
  const navigate = useNavigate();
  const deletePolicy = useDeletePolicy(project.id, policy.id);
  const askToDelete = () =>
    confirmDestruction({
      title: `Delete ${policy.name}?`,
      consequence:
        'Its rules and settings are deleted, and nobody is rung any more when its number is called. Past calls stay in the logs. This cannot be undone.',
      verb: 'Delete policy',
      destroy: () => deletePolicy.mutateAsync(policy.version),
      onDone: () => {
        notifications.show({ message: `${policy.name} is deleted.` });
        void navigate(`/projects/${project.id}/policies`);
      },
    });

  return (
    <FormSection title="Delete this policy">
      <Text size="sm">Calls to its number will reach nobody. Past calls stay in the logs.</Text>
      <Button color="red" variant="outline" w="fit-content" onClick={askToDelete}>
        Delete policy…
      </Button>
    </FormSection>
  );
}
