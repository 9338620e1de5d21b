import { Stack, Text } from '@mantine/core';

import { useCurrentProject } from '../../../api/current-project';
import { PageHeader } from '../../../components/page-header';
import { CallerList } from '../components/caller-list';

/** The callers that are blocked or allowed for all policies of the project. */
export function ProjectCallersPage() {
  const project = useCurrentProject();
  return (
    <>
      <PageHeader title="Allow and Block Lists" />
      <Stack gap="md">
        <CallerList
          title="Callers of all policies"
          owner={{ projectId: project.id, policyId: null }}
        />
        <Text size="sm" maw={760}>
          Patterns may hold a * for any digits: +1900* means every number that begins so. The most
          exact entry decides. What becomes of callers on no list, each policy says on its Callers
          tab.
        </Text>
      </Stack>
    </>
  );
}
