import { Button, Group, NumberInput, Radio, Stack } from '@mantine/core';
import { mostCallsPerHour, UpdatePolicyDto, type PolicyDto } from '@ringdown/contracts';

import { FormConflict } from '../../../components/form/form-conflict';
import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { useContractForm } from '../../../components/form/use-contract-form';
import { MessageInput } from '../../../components/messages/message-input';
import { withVoices } from '../../../components/messages/with-voices';
import { callersFieldLabels, type CallersFormValues } from '../callers-form-values';

type CallersFormProps = {
  /** Says the message unless it has a voice of its own. */
  policy: Pick<PolicyDto, 'name' | 'voice'>;
  initialValues: CallersFormValues;
  isReadOnly: boolean;
  save: (values: CallersFormValues) => Promise<unknown>;
  reload: () => Promise<CallersFormValues>;
};

/** What a policy does with callers whom no list means. */
export function CallersForm({ policy, isReadOnly, ...contents }: CallersFormProps) {
  const { form, problem, conflict, isSaving, onSubmit } = useContractForm({
    contract: UpdatePolicyDto,
    ...contents,
  });
  const choice = (
    field: 'unlistedCallers' | 'withheldCallers' | 'challengedCallers',
    options: Readonly<Record<string, string>>,
  ) => (
    <Radio.Group label={callersFieldLabels[field]} {...form.getInputProps(field)}>
      <Stack gap={6} mt={6}>
        {Object.entries(options).map(([value, label]) => (
          <Radio key={value} value={value} label={label} disabled={isReadOnly} />
        ))}
      </Stack>
    </Radio.Group>
  );

  const changeVoice = (voice: PolicyDto['refusalVoice']) => {
    const before = { ...form.values, voice: policy.voice };
    const { refusalMessage, refusalVoice } = withVoices(before, { refusalVoice: voice });
    form.setValues({ refusalMessage, refusalVoice });
  };

  return (
    <form onSubmit={onSubmit} noValidate>
      <FormSection title="Everybody else">
        {choice('unlistedCallers', {
          admitted: 'May call',
          refused: 'May not call: only those on an allow list get through',
        })}
        {choice('withheldCallers', { admitted: 'May call', refused: 'May not call' })}
        {choice('challengedCallers', {
          nobody: 'Nobody',
          unverified: 'Callers whose number the phone networks could not confirm',
          everybody: 'Everybody; machines that call rarely press a key',
        })}
        <NumberInput
          label={callersFieldLabels.callsPerHour}
          description="At most so many; empty: as often as they like. Callers on an allow list always may."
          placeholder="No limit"
          allowDecimal={false}
          min={1}
          max={mostCallsPerHour}
          clampBehavior="none"
          maw={320}
          readOnly={isReadOnly}
          {...form.getInputProps('callsPerHour')}
          value={form.values.callsPerHour ?? ''}
          onChange={(value) =>
            form.setFieldValue('callsPerHour', value === '' ? null : Number(value))
          }
        />
        <MessageInput
          label={callersFieldLabels.refusalMessage}
          policyName={policy.name}
          policyVoice={policy.voice}
          readOnly={isReadOnly}
          {...form.getInputProps('refusalMessage')}
          write={(refusalMessage) => form.setValues({ refusalMessage })}
          voice={{ value: form.values.refusalVoice, onChange: changeVoice }}
        />
        <FormProblem problem={problem} />
        {!isReadOnly && (
          <FormConflict conflict={conflict} labels={callersFieldLabels} isSaving={isSaving}>
            <Group>
              <Button type="submit" loading={isSaving}>
                Save
              </Button>
            </Group>
          </FormConflict>
        )}
      </FormSection>
    </form>
  );
}
