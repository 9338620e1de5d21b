import { Button, Group, NumberInput, Stack } from '@mantine/core';
import {
  CreateEscalationRuleDto,
  escalateAfter,
  type EscalationRuleDto,
} from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { useContractForm } from '../../../components/form/use-contract-form';
import { PeoplePicker, type Choice } from './people-picker';

type RuleFormProps = {
  /** Without it the form makes a new rule. */
  rule?: EscalationRuleDto | undefined;
  choices: readonly Choice[];
  save: (rule: CreateEscalationRuleDto) => Promise<unknown>;
  onCancel: () => void;
};

export function RuleForm({ rule, choices, save, onCancel }: RuleFormProps) {
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: CreateEscalationRuleDto,
    initialValues: {
      userIds: rule?.users.map(({ userId }) => userId) ?? [],
      escalateAfterSeconds: rule?.escalateAfterSeconds ?? escalateAfter.default,
    },
    save,
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <PeoplePicker
          choices={choices}
          value={form.values.userIds}
          onChange={(userIds) => form.setFieldValue('userIds', userIds)}
          error={form.errors.userIds}
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
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving}>
            {rule === undefined ? 'Add rule' : 'Save rule'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
