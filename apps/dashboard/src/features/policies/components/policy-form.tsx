import {
  Button,
  Group,
  NumberInput,
  Radio,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import {
  CreatePolicyDto,
  longestTalk,
  mostRepeats,
  type MessageVoices,
  type VoiceName,
} from '@ringdown/contracts';

import { FormConflict } from '../../../components/form/form-conflict';
import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { errorsAt } from '../../../components/form/field-errors';
import { MessageInput } from '../../../components/messages/message-input';
import { VoiceSelect } from '../../../components/messages/voice-select';
import { withVoices } from '../../../components/messages/with-voices';
import { TimeZoneSelect } from '../../../components/time-zone-select';
import { useContractForm } from '../../../components/form/use-contract-form';
import { policyFieldLabels, type PolicyFormValues } from '../policy-form-values';
import { useConfigName } from '../use-config-name';
import { CallSmsConfigSelect } from './call-sms-config-select';
import { MenuFields } from './menu-fields';
import { MissedCallFields } from './missed-call-fields';
import { OtherPolicySelect } from './other-policy-select';
import { RecordingFields } from './recording-fields';
import { SlugInput } from './slug-input';
import { SupportHoursFields } from './support-hours-fields';
import { VoicemailFields } from './voicemail-fields';

type PolicyFormProps = {
  /** Absent for a new policy. */
  policyId?: string;
  initialValues: PolicyFormValues;
  saveLabel: string;
  isReadOnly?: boolean;
  save: (values: PolicyFormValues) => Promise<unknown>;
  /** What the settings are now; absent for a new policy. */
  reload?: () => Promise<PolicyFormValues>;
};

/** The settings of a policy, new or old. */
export function PolicyForm({ policyId, saveLabel, isReadOnly, ...contents }: PolicyFormProps) {
  const { form, problem, conflict, isSaving, onSubmit } = useContractForm({
    contract: CreatePolicyDto,
    deepFields: ['supportHours', 'menu'],
    ...contents,
  });
  const configName = useConfigName(isReadOnly !== true);
  const input = (field: keyof PolicyFormValues) => ({
    ...form.getInputProps(field),
    readOnly: isReadOnly,
  });
  const changeVoices = (voices: MessageVoices) => {
    form.setValues(withVoices(form.values, voices));
  };
  const message = (
    of: 'greeting' | 'noAnswer' | 'noOneAvailable' | 'outsideHours' | 'voicemail',
  ) => ({
    ...input(`${of}Message`),
    write: (text: string) => form.setValues({ [`${of}Message`]: text }),
    policyName: form.values.name,
    policyVoice: form.values.voice,
    voice: {
      value: form.values[`${of}Voice`],
      onChange: (voice: VoiceName | null) => changeVoices({ [`${of}Voice`]: voice }),
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="xl">
        <FormSection title="Policy">
          <TextInput label="Name" required {...input('name')} />
          <SlugInput
            {...input('slug')}
            slug={form.values.slug}
            isNew={contents.reload === undefined}
            write={(slug) => form.setFieldValue('slug', slug)}
          />
          <Textarea
            label="Description"
            autosize
            minRows={2}
            maxRows={8}
            {...input('description')}
          />
          {!isReadOnly && <CallSmsConfigSelect {...form.getInputProps('callSmsConfigId')} />}
          <TimeZoneSelect
            label="Time zone"
            description="Support hours are on its clock, and calls are tried out on it."
            maw={320}
            {...input('timeZone')}
          />
          <Switch
            label="Enabled"
            description="While it is off, callers hear that this hotline is switched off, and nobody is rung."
            disabled={isReadOnly}
            {...form.getInputProps('enabled', { type: 'checkbox' })}
          />
        </FormSection>
        <FormSection title="What the caller hears">
          <VoiceSelect
            label="Voice"
            description="It brings its language: messages that you have not changed are said in it. A message may have a voice of its own."
            {...input('voice')}
            onChange={(voice) => changeVoices({ voice: voice as VoiceName })}
          />
          <Switch
            label="Greet the caller"
            description="Off: the caller hears ringing at once."
            disabled={isReadOnly}
            {...form.getInputProps('greetingEnabled', { type: 'checkbox' })}
          />
          {form.values.greetingEnabled && (
            <MessageInput
              label="Greeting"
              maySayPosition
              description="Before the first person is rung."
              {...message('greeting')}
            />
          )}
          <MessageInput
            label="No answer"
            description="When everybody was rung and nobody took the call."
            {...message('noAnswer')}
          />
          <MessageInput
            label="No one available"
            description="When there is nobody to ring at all."
            {...message('noOneAvailable')}
          />
        </FormSection>
        <SupportHoursFields
          hours={form.values.supportHours}
          timeZone={form.values.timeZone}
          isReadOnly={isReadOnly === true}
          onChange={(supportHours) => form.setFieldValue('supportHours', supportHours)}
          errorAt={errorsAt(form.errors, 'supportHours.')}
        >
          <OtherPolicySelect
            label={policyFieldLabels.outsideHoursPolicyId}
            description="With its own greeting, voice and rules."
            maw={420}
            ownId={policyId}
            none="Nobody: the caller hears a message"
            readOnly={isReadOnly === true}
            value={form.values.outsideHoursPolicyId}
            onChange={(id) => form.setFieldValue('outsideHoursPolicyId', id)}
            data-path="outsideHoursPolicyId"
            error={form.errors.outsideHoursPolicyId}
          />
          <MessageInput
            label="Outside the hours"
            description="Where nobody takes the call."
            {...message('outsideHours')}
          />
        </SupportHoursFields>
        <MenuFields
          menu={form.values.menu}
          ownId={policyId}
          isReadOnly={isReadOnly === true}
          onChange={(menu) => form.setFieldValue('menu', menu)}
          errorAt={errorsAt(form.errors, 'menu.')}
          policy={form.values}
        />
        <FormSection title="If no one answers">
          <Switch
            label="Start again from the first rule"
            disabled={isReadOnly}
            {...form.getInputProps('repeatIfNoOneAnswers', { type: 'checkbox' })}
          />
          {form.values.repeatIfNoOneAnswers && (
            <NumberInput
              label="How many times"
              min={1}
              max={mostRepeats}
              clampBehavior="none"
              w={140}
              {...input('repeatTimes')}
            />
          )}
          <VoicemailFields
            message={message('voicemail')}
            isEnabled={form.values.voicemailEnabled}
            isReadOnly={isReadOnly === true}
            input={(field, options) => form.getInputProps(field, options)}
          />
        </FormSection>
        <MissedCallFields
          values={form.values}
          isReadOnly={isReadOnly === true}
          input={(field, options) => form.getInputProps(field, options)}
        />
        <FormSection title="The call itself">
          <Radio.Group
            label="Number that responders see"
            description="Phones can let the hotline’s own number through “do not disturb”. A number that the caller hides is never shown. Phones that ring all at once always show the hotline’s."
            {...form.getInputProps('callerIdShown')}
          >
            <Stack gap={6} mt={6}>
              <Radio value="hotline" label="The hotline’s" disabled={isReadOnly} />
              <Radio value="caller" label="The caller’s" disabled={isReadOnly} />
            </Stack>
          </Radio.Group>
          <Switch
            label={policyFieldLabels.smsAtRinging}
            description="To their first verified phone, with the caller’s name, the end of the number and a link to the call. Each SMS costs what your carrier takes for it."
            disabled={isReadOnly}
            {...form.getInputProps('smsAtRinging', { type: 'checkbox' })}
          />
          <NumberInput
            label="Longest call, in minutes"
            description="After so long a talk the carrier hangs up."
            min={longestTalk.least}
            max={longestTalk.most}
            allowDecimal={false}
            clampBehavior="none"
            maw={320}
            {...input('longestTalkMinutes')}
          />
          <RecordingFields
            message={{
              ...input('recordingConsent'),
              write: (recordingConsent) => form.setValues({ recordingConsent }),
              policyName: form.values.name,
              policyVoice: form.values.voice,
            }}
            isEnabled={form.values.recordCalls}
            isReadOnly={isReadOnly === true}
            input={form.getInputProps('recordCalls', { type: 'checkbox' })}
          />
        </FormSection>
        <FormProblem problem={problem} />
        {!isReadOnly && (
          <FormConflict
            conflict={conflict}
            labels={policyFieldLabels}
            say={(field, value) => sayOf(field, value, configName)}
            isSaving={isSaving}
          >
            <Group>
              <Button type="submit" loading={isSaving}>
                {saveLabel}
              </Button>
            </Group>
          </FormConflict>
        )}
      </Stack>
    </form>
  );
}

/** Words for what a conflict could not show as it is. */
function sayOf(
  field: keyof PolicyFormValues,
  value: unknown,
  configName: (id: unknown) => string | undefined,
): string | undefined {
  if (field === 'callSmsConfigId') return configName(value);
  if (field === 'menu') return value === null ? 'no menu' : 'a menu';
  if (field === 'supportHours') return value === null ? 'any time' : 'certain hours only';
  return undefined;
}
