import { Radio, Stack, Switch } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';

import { FormSection } from '../../../components/form/form-section';
import { policyFieldLabels as labels, type PolicyFormValues } from '../policy-form-values';

type MissedCallFieldsProps = {
  values: Pick<PolicyFormValues, 'missedCallMails' | 'missedCallSms'>;
  isReadOnly: boolean;
  input: (
    field: 'missedCallMails' | 'missedCallSms' | 'missedCallRecipients',
    options?: { type: 'checkbox' },
  ) => GetInputPropsReturnType;
};

/** Who hears of calls that nobody took, and how. */
export function MissedCallFields({ values, isReadOnly, input }: MissedCallFieldsProps) {
  return (
    <FormSection title="Missed calls">
      <Switch
        label={labels.missedCallMails}
        description="Within a minute or two, with the end of the caller’s number and a link. It wants a mail server in the installation’s settings."
        disabled={isReadOnly}
        {...input('missedCallMails', { type: 'checkbox' })}
      />
      <Switch
        label={labels.missedCallSms}
        description="To the first verified phone of each person, from the number of a call/SMS config. Calls of one minute share an SMS; each SMS costs what your carrier takes for it."
        disabled={isReadOnly}
        {...input('missedCallSms', { type: 'checkbox' })}
      />
      {(values.missedCallMails || values.missedCallSms) && (
        <Radio.Group
          label={labels.missedCallRecipients}
          description="If a call rang nobody, the owners are told in any case. Test calls are never told."
          {...input('missedCallRecipients')}
        >
          <Stack gap={6} mt={6}>
            <Radio value="owners" label="The owners of the project" disabled={isReadOnly} />
            <Radio value="rung" label="The people whose phones rang" disabled={isReadOnly} />
            <Radio value="owners-and-rung" label="All of them" disabled={isReadOnly} />
          </Stack>
        </Radio.Group>
      )}
    </FormSection>
  );
}
