import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { PageHeader } from '../../../components/page-header';
import { useCreatePolicy } from '../api/policies.queries';
import { PolicyForm } from '../components/policy-form';
import { newPolicyValues } from '../policy-form-values';

export function NewPolicyPage() {
  const project = useCurrentProject();
  const navigate = useNavigate();
  const createPolicy = useCreatePolicy(project.id);
  const [initialValues] = useState(newPolicyValues);
  const list = `/projects/${project.id}/policies`;
  if (!project.mayEdit) return <Navigate to={list} replace />;

  return (
    <>
      <PageHeader title="New policy" back={{ to: list, label: 'Incoming Call Policies' }} />
      <PolicyForm
        initialValues={initialValues}
        saveLabel="Create policy"
        save={async (values) => {
          const policy = await createPolicy.mutateAsync(values);
          notifications.show({ message: `${policy.name} is created. Now add its rules.` });
          await navigate(`${list}/${policy.id}`, { replace: true });
        }}
      />
    </>
  );
}
