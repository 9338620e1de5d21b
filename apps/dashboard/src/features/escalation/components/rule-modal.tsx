import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { EscalationRuleDto, MemberDto } from '@ringdown/contracts';
import type { UseQueryResult } from '@tanstack/react-query';

import { QueryView } from '../../../components/query-view';
import { useFetchRule, useSaveRule, type PolicyKey } from '../api/rules.queries';
import type { Choice } from '../../../components/people-order';
import { RuleForm } from './rule-form';

/** The project's people, as another room of the house loads them. */
export type MembersQuery = Pick<UseQueryResult<MemberDto[]>, 'data' | 'error' | 'refetch'>;

type RuleModalProps = {
  policy: PolicyKey;
  /** Without it a new rule is made. */
  rule?: EscalationRuleDto | undefined;
  members: MembersQuery;
  isOpen: boolean;
  onClose: () => void;
  /** The modal has left the screen. */
  onClosed: () => void;
};

export function RuleModal({ policy, rule, members, isOpen, onClose, onClosed }: RuleModalProps) {
  const saveRule = useSaveRule(policy, rule?.id);
  const fetchRule = useFetchRule(policy);

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      title={rule === undefined ? 'Add a rule' : `Edit rule ${rule.order}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <QueryView query={members} errorTitle="The people of this project could not be loaded">
        {(people) => (
          <RuleForm
            rule={rule}
            choices={choicesOf(people, rule)}
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

/** Everybody of the project, and whoever the rule already names. */
function choicesOf(members: readonly MemberDto[], rule: EscalationRuleDto | undefined): Choice[] {
  const choices = members.map(({ userId, name, phones }) => ({
    userId,
    name,
    phone: phones.find(({ verified }) => verified)?.number ?? null,
  }));
  const known = new Set(choices.map(({ userId }) => userId));
  const named = rule?.targets.flatMap(({ kind, people }) => (kind === 'user' ? people : [])) ?? [];
  return [...choices, ...named.filter(({ userId }) => !known.has(userId))];
}
