import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { mostRules, type EscalationRuleDto, type PolicyDto } from '@ringdown/contracts';
import { IconPlus, IconStairsUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { ListSkeleton } from '../../../components/list-skeleton';
import { QueryView } from '../../../components/query-view';
import { ruleQueries } from '../api/rules.queries';
import { Ladder } from '../components/ladder';
import { MutedPeople } from '../components/muted-people';
import { RuleModal } from '../components/rule-modal';

/** Who is rung, in which order, and what happens at the end. */
export function EscalationPage({ policy }: { policy: PolicyDto }) {
  const { id: projectId, mayEdit } = useCurrentProject();
  const key = { projectId, policyId: policy.id };
  const query = useQuery(ruleQueries.list(key));
  const [isFormOpen, form] = useDisclosure(false);
  const [editedRule, setEditedRule] = useState<EscalationRuleDto>();
  const addButton = useRef<HTMLButtonElement>(null);
  const ruleCount = query.data?.items.length ?? 0;
  const openForm = (rule: EscalationRuleDto | undefined) => {
    setEditedRule(rule);
    form.open();
  };
  // The button that opened the form may be gone with the last rule, or with the first one added.
  const focusWhatIsLeft = () => {
    if (document.activeElement === document.body) addButton.current?.focus();
  };
  const add = mayEdit && ruleCount < mostRules && (
    <Button
      ref={addButton}
      variant={ruleCount === 0 ? 'filled' : 'default'}
      leftSection={<IconPlus size={16} />}
      w="fit-content"
      onClick={() => openForm(undefined)}
    >
      Add rule
    </Button>
  );

  return (
    <Stack maw={760}>
      <MutedPeople policy={key} />
      <QueryView
        query={query}
        errorTitle="The rules could not be loaded"
        loading={<ListSkeleton rows={3} height={96} />}
      >
        {({ items: rules }) =>
          rules.length === 0 ? (
            <EmptyState
              icon={<IconStairsUp />}
              title="No rules yet"
              description="Until there is a rule, callers reach nobody. The first rule says who is rung first."
              action={add}
            />
          ) : (
            <>
              <Ladder
                policy={policy}
                rules={rules}
                onEdit={openForm}
                onDeleted={() => addButton.current?.focus()}
              />
              {add}
            </>
          )
        }
      </QueryView>
      <RuleModal
        policy={key}
        rule={editedRule}
        isOpen={isFormOpen}
        onClose={form.close}
        onClosed={focusWhatIsLeft}
      />
    </Stack>
  );
}
