import { Group, NumberInput, Switch } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { voicemailLength, voicemailSilence } from '@ringdown/contracts';
import type { ComponentProps } from 'react';

import { policyFieldLabels as labels } from '../policy-form-values';
import { MessageInput } from '../../../components/messages/message-input';

type VoicemailFieldsProps = {
  message: Omit<ComponentProps<typeof MessageInput>, 'label'>;
  isEnabled: boolean;
  isReadOnly: boolean;
  input: (
    field:
      | 'voicemailEnabled'
      | 'voicemailSeconds'
      | 'voicemailSilenceSeconds'
      | 'voicemailWhileWaiting'
      | 'voicemailTranscribed',
    options?: { type: 'checkbox' },
  ) => GetInputPropsReturnType;
};

/** Whether, and how, a caller leaves a message whom nobody takes. */
export function VoicemailFields({ message, isEnabled, isReadOnly, input }: VoicemailFieldsProps) {
  return (
    <>
      <Switch
        label={labels.voicemailEnabled}
        description="On: it takes the place of “No answer” and “No one available”. A caller who hangs up while speaking still leaves the message."
        disabled={isReadOnly}
        {...input('voicemailEnabled', { type: 'checkbox' })}
      />
      {isEnabled && (
        <>
          <MessageInput
            label={labels.voicemailMessage}
            description="Then the caller hears a beep, speaks, and ends with # or by hanging up."
            {...message}
          />
          <Group align="start">
            <NumberInput
              label={labels.voicemailSeconds}
              min={voicemailLength.least}
              max={voicemailLength.most}
              allowDecimal={false}
              clampBehavior="none"
              readOnly={isReadOnly}
              {...input('voicemailSeconds')}
            />
            <NumberInput
              label={labels.voicemailSilenceSeconds}
              min={voicemailSilence.least}
              max={voicemailSilence.most}
              allowDecimal={false}
              clampBehavior="none"
              readOnly={isReadOnly}
              {...input('voicemailSilenceSeconds')}
            />
          </Group>
          <Switch
            label={labels.voicemailWhileWaiting}
            description="A waiting caller hears “To leave a message instead of waiting, press 2.” Responders then always see the hotline's number."
            disabled={isReadOnly}
            {...input('voicemailWhileWaiting', { type: 'checkbox' })}
          />
          <Switch
            label={labels.voicemailTranscribed}
            description="By your carrier, which charges for it: English only, and only where messages are limited to two minutes or less. The text stands below the message soon after it was left."
            disabled={isReadOnly}
            {...input('voicemailTranscribed', { type: 'checkbox' })}
          />
        </>
      )}
    </>
  );
}
