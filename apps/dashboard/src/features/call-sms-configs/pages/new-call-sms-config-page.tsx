import { notifications } from '@mantine/notifications';
import type { CreateCallSmsConfigDto } from '@ringdown/contracts';
import { Navigate, useNavigate } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { PageHeader } from '../../../components/page-header';
import { useCreateConfig } from '../api/call-sms-configs.mutations';
import { ConfigForm } from '../components/config-form';

export function NewCallSmsConfigPage() {
  const project = useCurrentProject();
  const navigate = useNavigate();
  const createConfig = useCreateConfig(project.id);
  const list = `/projects/${project.id}/settings/call-sms`;
  if (!project.mayEdit) return <Navigate to={`/projects/${project.id}/policies`} replace />;

  return (
    <>
      <PageHeader title="New call/SMS config" back={{ to: list, label: 'Call & SMS' }} />
      <ConfigForm
        save={async (values) => {
          // The contract has seen to it that there is a token.
          const config = await createConfig.mutateAsync(values as CreateCallSmsConfigDto);
          notifications.show({ message: `${config.name} is created. Now test it.` });
          await navigate(`${list}/${config.id}`, { replace: true });
          return config;
        }}
      />
    </>
  );
}
