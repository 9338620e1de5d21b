import { Switch } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import type { ComponentProps } from 'react';

import { MessageInput } from '../../../components/messages/message-input';
import { policyFieldLabels as labels } from '../policy-form-values';

type RecordingFieldsProps = {
  message: Omit<ComponentProps<typeof MessageInput>, 'label'>;
  isEnabled: boolean;
  isReadOnly: boolean;
  input: GetInputPropsReturnType;
};

/** Whether talks are recorded, and what callers are told of it. */
export function RecordingFields({ message, isEnabled, isReadOnly, input }: RecordingFieldsProps) {
  return (
    <>
      <Switch
        label={labels.recordCalls}
        description="From the moment in which caller and responder are connected. Many countries allow it only with the consent of both: the caller hears the text below, the responder hears it before they press a key."
        disabled={isReadOnly}
        {...input}
      />
      {isEnabled && (
        <MessageInput
          label={labels.recordingConsent}
          description="After the greeting, in the policy’s voice. It cannot be left out."
          {...message}
        />
      )}
    </>
  );
}
