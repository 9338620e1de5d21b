import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { EscalationRuleDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { QueryView } from '../../../components/query-view';
import { useFetchRule, useSaveRule, type PolicyKey } from '../api/rules.queries';
import { targetChoicesQuery } from '../api/target-choices.queries';
import { RuleForm } from './rule-form';

type RuleModalProps = {
  policy: PolicyKey;
  /** Without it a new rule is made. */
  rule?: EscalationRuleDto | undefined;
  isOpen: boolean;
  onClose: () => void;
  /** The modal has left the screen. */
  onClosed: () => void;
};

export function RuleModal({ policy, rule, isOpen, onClose, onClosed }: RuleModalProps) {
  const saveRule = useSaveRule(policy, rule?.id);
  const fetchRule = useFetchRule(policy);
  const choices = useQuery({ ...targetChoicesQuery(policy.projectId), enabled: isOpen });

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      title={rule === undefined ? 'Add a rule' : `Edit rule ${rule.order}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <QueryView
        query={choices}
        errorTitle="The schedules, teams and people of this project could not be loaded"
      >
        {(known) => (
          <RuleForm
            rule={rule}
            choices={known}
            onCancel={onClose}
            fetchRule={() => fetchRule(rule?.id)}
            save={async (body, version) => {
              await saveRule.mutateAsync({ body, version });
              notifications.show({ message: rule ? 'The rule is saved.' : 'The rule is added.' });
              onClose();
            }}
          />
        )}
      </QueryView>
    </Modal>
  );
}
