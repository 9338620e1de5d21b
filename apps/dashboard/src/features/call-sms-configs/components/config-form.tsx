import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import {
  CreateCallSmsConfigDto,
  UpdateCallSmsConfigDto,
  type CallSmsConfigDto,
} from '@ringdown/contracts';

import { FormProblem } from '../../../components/form/form-problem';
import { FormSection } from '../../../components/form/form-section';
import { useContractForm } from '../../../components/form/use-contract-form';
import { configFormValues, newConfigValues, type ConfigFormValues } from '../config-form-values';
import { TokenInput } from './token-input';

type ConfigFormProps = {
  /** Absent: a new one. */
  config?: CallSmsConfigDto;
  save: (values: ConfigFormValues) => Promise<CallSmsConfigDto>;
};

/** The settings of a call/SMS config, new or old. */
export function ConfigForm({ config, save }: ConfigFormProps) {
  const { form, problem, isSaving, onSubmit } = useContractForm({
    contract: config === undefined ? CreateCallSmsConfigDto : UpdateCallSmsConfigDto,
    initialValues: config === undefined ? newConfigValues : configFormValues(config),
    save: async (values) => {
      const saved = await save(values);
      // In the API's spelling, and without the token.
      form.setValues(configFormValues(saved));
    },
  });
  /** Nothing written is nothing at all. */
  const optionalInput = (field: 'primaryPhoneNumber' | 'apiBaseUrl') => ({
    ...form.getInputProps(field),
    value: form.values[field] ?? '',
    onChange: ({ currentTarget: { value } }: React.ChangeEvent<HTMLInputElement>) =>
      form.setFieldValue(field, value.trim() === '' ? null : value),
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
            {...optionalInput('primaryPhoneNumber')}
          />
          <TextInput
            label="API base URL"
            description="Empty for Twilio. For another carrier, one of the addresses that your operator allows."
            type="url"
            spellCheck={false}
            {...optionalInput('apiBaseUrl')}
          />
        </FormSection>
        <FormProblem problem={problem} />
        <Group>
          <Button type="submit" loading={isSaving}>
            {config === undefined ? 'Create config' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
