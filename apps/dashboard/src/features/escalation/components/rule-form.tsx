import { Button, Group, NumberInput, Stack } from '@mantine/core';
import {
  CreateEscalationRuleDto,
  escalateAfter,
  type EscalationRuleDto,
  type RingModeName,
  type SetRuleTargetDto,
} from '@ringdown/contracts';
import { useState } from 'react';

import { readableSeconds } from '../../../components/duration';
import { FormConflict } from '../../../components/form/form-conflict';
import { FormProblem } from '../../../components/form/form-problem';
import { readableValue } from '../../../components/form/readable-value';
import { useContractForm } from '../../../components/form/use-contract-form';
import { choicesOfRule, targetKey, type TargetChoice } from '../target-choices';
import { RingModeChoice, ringModeWords } from './ring-mode-choice';
import { TargetsPicker } from './targets-picker';

type RuleFormProps = {
  /** Without it the form makes a new rule. */
  rule?: EscalationRuleDto | undefined;
  /** Everything that the project has to ring. */
  choices: readonly TargetChoice[];
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
  const known = withNamed(choices, shownRule);
  const nameOf = (target: SetRuleTargetDto) =>
    known.find((choice) => targetKey(choice) === targetKey(target))?.name ?? 'something deleted';

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TargetsPicker
          choices={known}
          value={form.values.targets}
          onChange={(targets) => form.setFieldValue('targets', targets)}
          error={form.errors.targets}
        />
        <RingModeChoice
          value={form.values.ringMode}
          onChange={(mode) => form.setFieldValue('ringMode', mode)}
          error={form.errors.ringMode}
        />
        <NumberInput
          label="Escalate after"
          description={`How long a phone rings before the next: ${escalateAfter.least} to ${escalateAfter.most} seconds.`}
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
          labels={{
            targets: 'Whom to ring',
            ringMode: 'How to ring several',
            escalateAfterSeconds: 'Escalate after',
          }}
          say={(field, value) => sayValue(field, value, nameOf)}
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
    ringMode: rule?.ringMode ?? 'one-by-one',
    escalateAfterSeconds: rule?.escalateAfterSeconds ?? escalateAfter.default,
  };
}

function sayValue(
  field: string,
  value: unknown,
  nameOf: (target: SetRuleTargetDto) => string,
): string {
  if (field === 'targets') return readableValue((value as SetRuleTargetDto[]).map(nameOf));
  if (field === 'ringMode') return ringModeWords[value as RingModeName];
  return readableSeconds(Number(value));
}

/** What the project has, and whatever the rule already names. */
function withNamed(choices: readonly TargetChoice[], rule: EscalationRuleDto | undefined) {
  const known = new Set(choices.map(targetKey));
  return [...choices, ...choicesOfRule(rule).filter((choice) => !known.has(targetKey(choice)))];
}
