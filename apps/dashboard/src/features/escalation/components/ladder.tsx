import { Stack, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { EscalationRuleDto, PolicyDto } from '@ringdown/contracts';

import { useCurrentProject } from '../../../api/current-project';
import { confirmDestruction } from '../../../components/confirm';
import { useDeleteRule } from '../api/rules.queries';
import { escalationSteps, rungBy, type EscalationStep } from '../escalation-steps';
import { DragRules } from './drag-rules';
import { LadderEnd } from './ladder-end';
import classes from './ladder.module.css';
import { RuleCard } from './rule-card';
import { useRuleOrder } from './use-rule-order';

type LadderProps = {
  policy: PolicyDto;
  rules: readonly EscalationRuleDto[];
  onEdit: (rule: EscalationRuleDto) => void;
  /** The rule that had the focus is gone: something else must take it. */
  onDeleted: () => void;
};

/** The rules from first to last, as a call climbs them. */
export function Ladder({ policy, rules, onEdit, onDeleted }: LadderProps) {
  const { id: projectId, mayEdit } = useCurrentProject();
  const key = { projectId, policyId: policy.id };
  const { move, place, announcement } = useRuleOrder(key, rules);
  const deleteRule = useDeleteRule(key);
  const steps = escalationSteps(rules);
  const canRing = steps.some((step) => rungBy(step).length > 0);

  const askToDelete = ({ rule, targets }: EscalationStep, number: number) =>
    confirmDestruction({
      title: `Delete rule ${number}?`,
      consequence: consequenceOf(targets, number, rules.length),
      verb: `Delete rule ${number}`,
      destroy: () => deleteRule.mutateAsync(rule),
      onDone: () => {
        notifications.show({ message: `Rule ${number} is deleted.` });
        onDeleted();
      },
    });

  return (
    <>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      <DragRules ruleIds={rules.map(({ id }) => id)} onPlace={place}>
        <Stack component="ol" gap="md" className={classes.plainList}>
          {steps.map((step, index) => (
            <RuleCard
              key={step.rule.id}
              step={step}
              number={index + 1}
              isLast={index === steps.length - 1}
              edit={
                mayEdit
                  ? {
                      onMove: (direction) => move(index, direction),
                      onEdit: () => onEdit(step.rule),
                      onDelete: () => askToDelete(step, index + 1),
                    }
                  : undefined
              }
            />
          ))}
          <LadderEnd policy={policy} canRing={canRing} />
        </Stack>
      </DragRules>
    </>
  );
}

function consequenceOf(targets: EscalationStep['targets'], number: number, count: number): string {
  const names = new Intl.ListFormat('en').format(targets.map(({ name }) => name));
  const others =
    count === 1
      ? 'It is the last rule: callers will reach nobody.'
      : number < count
        ? 'The rules below it move up.'
        : 'The other rules stay as they are.';
  return `It no longer rings ${names}. ${others} Calls that are under way now are not disturbed.`;
}
