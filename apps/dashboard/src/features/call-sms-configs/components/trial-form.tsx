import { Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { CallSmsConfigTrialDto } from '@ringdown/contracts';
import { useState } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { useContractForm } from '../../../components/form/use-contract-form';
import { Verdict } from '../../../components/verdict';
import { useTryConfig, type TrialChannel } from '../api/call-sms-configs.mutations';

const verbs = { message: 'Send test SMS', call: 'Place test call' } as const;
const outcomes = {
  message: 'The carrier has taken on the message. It should arrive in a moment.',
  call: 'The carrier has taken on the call. The phone should ring in a moment.',
} as const;

/** Sends a message to a phone, or calls it. */
export function TrialForm({ configId }: { configId: string }) {
  const project = useCurrentProject();
  const trial = useTryConfig(project.id, configId);
  const [channel, setChannel] = useState<TrialChannel>('message');
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: CallSmsConfigTrialDto,
    initialValues: { to: '' },
    save: ({ to }) => trial.mutateAsync({ to, channel }),
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <FormSection title="Try it on a phone">
        <Text size="sm">From the primary phone number; the carrier may charge for it.</Text>
        <SegmentedControl
          aria-label="How to try it"
          w="fit-content"
          value={channel}
          onChange={(value) => setChannel(value)}
          data={[
            { value: 'message', label: 'SMS' },
            { value: 'call', label: 'Call' },
          ]}
        />
        <TextInput
          label="To"
          type="tel"
          autoComplete="tel"
          placeholder="+12025550123"
          maw={320}
          {...form.getInputProps('to')}
        />
        <FormProblem problem={problem} />
        <Group>
          <Button type="submit" variant="default" loading={isSaving}>
            {verbs[channel]}
          </Button>
        </Group>
        <div aria-live="polite">
          {trial.isSuccess && <Verdict tone="good">{outcomes[trial.variables.channel]}</Verdict>}
        </div>
      </FormSection>
    </form>
  );
}
