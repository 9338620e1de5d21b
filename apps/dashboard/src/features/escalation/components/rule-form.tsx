import { Button, Group, NumberInput, Stack } from '@mantine/core';
import {
  CreateEscalationRuleDto,
  escalateAfter,
  mostTargets,
  type EscalationRuleDto,
  type SetRuleTargetDto,
} from '@ringdown/contracts';
import { useState } from 'react';

import { readableSeconds } from '../../../components/duration';
import { FormConflict } from '../../../components/form/form-conflict';
import { FormProblem } from '../../../components/form/form-problem';
import { readableValue } from '../../../components/form/readable-value';
import { useContractForm } from '../../../components/form/use-contract-form';
import type { Choice } from '../../../components/people-order';
import { PeoplePicker } from '../../../components/people-picker';

type RuleFormProps = {
  /** Without it the form makes a new rule. */
  rule?: EscalationRuleDto | undefined;
  choices: readonly Choice[];
  /** @param version the version of the rule that the values were made from. */
  save: (values: CreateEscalationRuleDto, version: number | undefined) => Promise<unknown>;
  /** The rule as it is now. */
  fetchRule: () => Promise<EscalationRuleDto>;
  onCancel: () => void;
};

export function RuleForm({ rule, choices, save, fetchRule, onCancel }: RuleFormProps) {
  const [shownRule, setShownRule] = useState(rule);
  const { form, problem, conflict, isSaving, onSubmit } = useContractForm({
    contract: CreateEscalationRuleDto,
    initialValues: ruleFormValues(shownRule),
    save: (values) => save(values, shownRule?.version),
    reload: async () => {
      const present = await fetchRule();
      setShownRule(present);
      return ruleFormValues(present);
    },
  });
  const nameOf = ({ kind, id }: SetRuleTargetDto) =>
    (kind === 'user' ? choices.find(({ userId }) => userId === id)?.name : nameIn(shownRule, id)) ??
    'somebody';

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <PeoplePicker
          label="People"
          description="They are rung one after another, in the order in which you choose them."
          isRequired
          hasAutoFocus
          most={mostTargets}
          choices={choices}
          value={form.values.targets.flatMap(({ kind, id }) => (kind === 'user' ? [id] : []))}
          onChange={(userIds) =>
            form.setFieldValue('targets', withPeople(form.values.targets, userIds))
          }
          error={form.errors.targets}
        />
        <NumberInput
          label="Escalate after"
          description={`How long each phone rings before the next: ${escalateAfter.least} to ${escalateAfter.most} seconds.`}
          required
          suffix=" seconds"
          min={escalateAfter.least}
          max={escalateAfter.most}
          step={5}
          clampBehavior="none"
          {...form.getInputProps('escalateAfterSeconds')}
        />
        <FormProblem problem={problem} />
        <FormConflict
          conflict={conflict}
          labels={{ targets: 'People', escalateAfterSeconds: 'Escalate after' }}
          say={(field, value) =>
            field === 'targets'
              ? readableValue((value as SetRuleTargetDto[]).map(nameOf))
              : readableSeconds(Number(value))
          }
          isSaving={isSaving}
        >
          <Group justify="flex-end">
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              {rule === undefined ? 'Add rule' : 'Save rule'}
            </Button>
          </Group>
        </FormConflict>
      </Stack>
    </form>
  );
}

function ruleFormValues(rule: EscalationRuleDto | undefined) {
  return {
    targets: rule?.targets.map(({ kind, id }) => ({ kind, id })) ?? [],
    escalateAfterSeconds: rule?.escalateAfterSeconds ?? escalateAfter.default,
  };
}

function nameIn(rule: EscalationRuleDto | undefined, targetId: string): string | undefined {
  return rule?.targets.find(({ id }) => id === targetId)?.name;
}

/** The people in their new order; teams and schedules stay behind them. */
function withPeople(targets: readonly SetRuleTargetDto[], userIds: readonly string[]) {
  const people = userIds.map((id): SetRuleTargetDto => ({ kind: 'user', id }));
  return [...people, ...targets.filter(({ kind }) => kind !== 'user')];
}
