import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CallSmsConfigDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';

import { callSmsConfigQueries } from '../../../api/call-sms-configs.queries';
import { useCurrentProject } from '../../../api/current-project';
import { confirmDestruction } from '../../../components/confirm';
import { FormSection } from '../../../components/form/form-section';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import {
  useDeleteConfig,
  useFetchConfig,
  useUpdateConfig,
} from '../api/call-sms-configs.mutations';
import { AccountCheck } from '../components/account-check';
import { ConfigForm } from '../components/config-form';
import { SecondToken } from '../components/second-token';
import { TrialForm } from '../components/trial-form';
import { changedValues, configFormValues } from '../config-form-values';

export function CallSmsConfigPage({ configId }: { configId: string }) {
  const project = useCurrentProject();
  const query = useQuery(callSmsConfigQueries.detail(project.id, configId));
  const list = `/projects/${project.id}/settings/call-sms`;

  return (
    <>
      <PageHeader
        title={query.data?.name ?? 'Call/SMS config'}
        back={{ to: list, label: 'Call & SMS' }}
      />
      <QueryView query={query} errorTitle="This config could not be loaded">
        {(config) => <Sections config={config} list={list} />}
      </QueryView>
    </>
  );
}

function Sections({ config, list }: { config: CallSmsConfigDto; list: string }) {
  // What the form began with: news of other people's changes must not undo what is being typed.
  const [shown, setShown] = useState(config);
  // A change of one's own, made elsewhere on the page, is no news to the form.
  const noteOwnChange = (saved: CallSmsConfigDto) =>
    setShown((present) => (present.version === saved.version - 1 ? saved : present));

  return (
    <Stack gap="xl">
      <Settings shown={shown} onShow={setShown} />
      <AccountCheck key={config.updatedAt} configId={config.id} />
      <TrialForm configId={config.id} />
      <SecondToken config={config} onSaved={noteOwnChange} />
      <DangerZone config={config} list={list} />
    </Stack>
  );
}

type SettingsProps = { shown: CallSmsConfigDto; onShow: (config: CallSmsConfigDto) => void };

function Settings({ shown, onShow }: SettingsProps) {
  const project = useCurrentProject();
  const updateConfig = useUpdateConfig(project.id, shown.id);
  const fetchConfig = useFetchConfig(project.id, shown.id);

  return (
    <ConfigForm
      config={shown}
      save={async (values) => {
        const body = changedValues(configFormValues(shown), values);
        const saved = await updateConfig.mutateAsync({ body, version: shown.version });
        onShow(saved);
        notifications.show({ message: 'Saved.' });
        return saved;
      }}
      reload={async () => {
        const present = await fetchConfig();
        onShow(present);
        return configFormValues(present);
      }}
    />
  );
}

function DangerZone({ config, list }: { config: CallSmsConfigDto; list: string }) {
  const project = useCurrentProject();
  const navigate = useNavigate();
  const deleteConfig = useDeleteConfig(project.id, config.id);
  const askToDelete = () =>
    confirmDestruction({
      title: `Delete ${config.name}?`,
      consequence:
        'Its tokens are forgotten, and calls of its account are refused. Nothing changes in the account itself. This cannot be undone.',
      verb: 'Delete config',
      destroy: () => deleteConfig.mutateAsync(config.version),
      onDone: () => {
        notifications.show({ message: `${config.name} is deleted.` });
        void navigate(list);
      },
    });

  return (
    <FormSection title="Delete this config">
      <Text size="sm">
        {config.policyNames.length === 0
          ? 'No policy uses it.'
          : `Used by ${new Intl.ListFormat('en').format(config.policyNames)}. It can be deleted once its policies use another one.`}
      </Text>
      <Button color="red" variant="outline" w="fit-content" onClick={askToDelete}>
        Delete config…
      </Button>
    </FormSection>
  );
}
