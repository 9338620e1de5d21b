import { Button } from '@mantine/core';
import { IconDeviceMobileMessage, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';

import { callSmsConfigQueries } from '../../../api/call-sms-configs.queries';
import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { ConfigsList } from '../components/configs-list';

export function CallSmsConfigsPage() {
  const project = useCurrentProject();
  const query = useQuery(callSmsConfigQueries.list(project.id));
  const createButton = (
    <Button component={Link} to="new" leftSection={<IconPlus size={16} />}>
      New config
    </Button>
  );

  return (
    <>
      <PageHeader title="Call & SMS" actions={(query.data?.length ?? 0) > 0 && createButton} />
      <QueryView query={query} errorTitle="The configs could not be loaded">
        {(configs) =>
          configs.length > 0 ? (
            <ConfigsList configs={configs} />
          ) : (
            <EmptyState
              icon={<IconDeviceMobileMessage />}
              title="No call/SMS configs yet"
              description="A config is your Twilio account: calls come in through it, and messages go out."
              action={createButton}
            />
          )
        }
      </QueryView>
    </>
  );
}
