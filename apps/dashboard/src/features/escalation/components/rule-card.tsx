import { ActionIcon, Group, Stack, Text, Title } from '@mantine/core';
import type { EscalationRuleDto } from '@ringdown/contracts';
import { IconPencil, IconTrash } from '@tabler/icons-react';

import { clockSeconds, readableSeconds } from '../../../components/duration';
import { MoveButtons } from '../../../components/move-buttons';
import { rungBy, type EscalationStep } from '../escalation-steps';
import classes from './ladder.module.css';
import { RuleGrip, useDraggedRule } from './rule-grip';
import { RuleTargets } from './rule-targets';

type RuleCardProps = {
  step: EscalationStep;
  number: number;
  isLast: boolean;
  /** Without it the rule is only shown. */
  edit?: { onMove: (step: -1 | 1) => void; onEdit: () => void; onDelete: () => void } | undefined;
};

export function RuleCard({ step, number, isLast, edit }: RuleCardProps) {
  const { rule, targets, startsAfterSeconds } = step;
  const name = `rule ${number}`;
  const rung = rungBy(step).length;
  const { item, grip } = useDraggedRule(rule.id);

  return (
    <li className={classes.step} data-rule={rule.id} {...item}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <div className={classes.card}>
        <Group justify="space-between" wrap="nowrap" align="flex-start" mb="xs">
          <div>
            <Title order={2} size="h3">
              Rule {number}
            </Title>
            <Text size="xs" c="dimmed" className="numbers">
              {rung > 0
                ? `From ${clockSeconds(startsAfterSeconds)} · rings ${howMany(rule, rung)}for ${readableSeconds(rule.escalateAfterSeconds)}`
                : 'Rings nobody now: this rule is skipped'}
            </Text>
          </div>
          {edit && (
            <Group gap={0} wrap="nowrap">
              <RuleGrip name={name} grip={grip} />
              <MoveButtons
                what={name}
                isFirst={number === 1}
                isLast={isLast}
                onMove={edit.onMove}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Edit ${name}`}
                onClick={edit.onEdit}
              >
                <IconPencil size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="red"
                aria-label={`Delete ${name}`}
                onClick={edit.onDelete}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          )}
        </Group>
        <Stack gap="xs">
          <RuleTargets targets={targets} />
        </Stack>
      </div>
    </li>
  );
}

function howMany({ ringMode }: EscalationRuleDto, phones: number): string {
  if (phones === 1) return '';
  return ringMode === 'all-at-once' ? 'all at once ' : 'each ';
}
