import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import {
  CreateCallSmsConfigDto,
  UpdateCallSmsConfigDto,
  type CallSmsConfigDto,
} from '@ringdown/contracts';

import { FormConflict } from '../../../components/form/form-conflict';
import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { useContractForm } from '../../../components/form/use-contract-form';
import {
  configFieldLabels,
  configFormValues,
  newConfigValues,
  type ConfigFormValues,
} from '../config-form-values';
import { optionalInput } from '../optional-input';
import { MoreSettings } from './more-settings';
import { TokenInput } from './token-input';

type ConfigFormProps = {
  /** Absent: a new one. */
  config?: CallSmsConfigDto;
  save: (values: ConfigFormValues) => Promise<CallSmsConfigDto>;
  /** What the settings are now; absent for a new one. */
  reload?: () => Promise<ConfigFormValues>;
};

/** The settings of a call/SMS config, new or old. */
export function ConfigForm({ config, save, reload }: ConfigFormProps) {
  const { form, problem, conflict, isSaving, onSubmit } = useContractForm({
    contract: config === undefined ? CreateCallSmsConfigDto : UpdateCallSmsConfigDto,
    initialValues: config === undefined ? newConfigValues : configFormValues(config),
    save: async (values) => {
      const saved = await save(values);
      // In the API's spelling, and without the token.
      form.setValues(configFormValues(saved));
    },
    reload,
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="xl">
        <FormSection title="Call/SMS config">
          <TextInput label="Name" required {...form.getInputProps('name')} />
          <Textarea
            label="Description"
            autosize
            minRows={2}
            maxRows={8}
            {...form.getInputProps('description')}
          />
        </FormSection>
        <FormSection title="Account">
          <TextInput
            label="Account SID"
            description="On the first page of the Twilio console. It begins with AC."
            required
            spellCheck={false}
            autoComplete="off"
            {...form.getInputProps('accountSid')}
          />
          <TokenInput
            label="Auth Token"
            description={
              config === undefined
                ? 'It is kept encrypted, and nobody can read it here again.'
                : 'Leave it empty to keep the present one.'
            }
            required={config === undefined}
            field="authToken"
            value={form.values.authToken}
            onChange={(token) => form.setFieldValue('authToken', token)}
            error={form.errors['authToken']}
          />
          <TextInput
            label="Primary phone number"
            description="A number of the account, such as +12025550123. Tests come from it."
            type="tel"
            autoComplete="off"
            {...optionalInput(form, 'primaryPhoneNumber')}
          />
          <MoreSettings form={form} hasApiKey={config?.apiKeySid != null} />
        </FormSection>
        <FormProblem problem={problem} />
        <FormConflict conflict={conflict} labels={configFieldLabels} isSaving={isSaving}>
          <Group>
            <Button type="submit" loading={isSaving}>
              {config === undefined ? 'Create config' : 'Save'}
            </Button>
          </Group>
        </FormConflict>
      </Stack>
    </form>
  );
}
