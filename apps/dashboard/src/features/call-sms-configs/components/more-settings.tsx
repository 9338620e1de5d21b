import { Button, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { twilioRegionIds, twilioRegions } from '@ringdown/contracts';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';

import { rareFields, type ConfigFormValues } from '../config-form-values';
import { optionalInput } from '../optional-input';
import { TokenInput } from './token-input';

const regions = twilioRegionIds.map((id) => {
  const { name, edge } = twilioRegions[id];
  return { value: id, label: `${name} (${id}, through ${edge})` };
});

type MoreSettingsProps = {
  form: UseFormReturnType<ConfigFormValues>;
  /** Whether the config has an API key already, whose secret may stay. */
  hasApiKey: boolean;
};

/** What few configs need: folded away unless it is set, or wrong. */
export function MoreSettings({ form, hasApiKey }: MoreSettingsProps) {
  const [isUnfolded, setUnfolded] = useState(() => rareFields.some((field) => form.values[field]));
  const wrong = rareFields.find((field) => form.errors[field] !== undefined);
  const isOpen = isUnfolded || wrong !== undefined;
  const id = useId();

  // The form could not hand the focus to a field that was not there yet.
  useEffect(() => {
    if (wrong === undefined || document.activeElement?.ariaInvalid === 'true') return;
    document.querySelector<HTMLElement>(`[data-path="${wrong}"]`)?.focus();
  }, [wrong]);

  return (
    <Stack>
      <Button
        variant="subtle"
        w="fit-content"
        px="xs"
        aria-expanded={isOpen}
        aria-controls={id}
        rightSection={isOpen ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
        onClick={() => setUnfolded(!isOpen)}
      >
        More
      </Button>
      <Stack id={id} hidden={!isOpen}>
        {isOpen && <RareInputs form={form} hasApiKey={hasApiKey} />}
      </Stack>
    </Stack>
  );
}

function RareInputs({ form, hasApiKey }: MoreSettingsProps) {
  return (
    <>
      <TextInput
        label="API key SID"
        description="It begins with SK. Ringdown then makes its requests with this key; the Auth Token only proves that a call comes from the carrier."
        spellCheck={false}
        autoComplete="off"
        {...optionalInput(form, 'apiKeySid')}
      />
      <TokenInput
        label="API key secret"
        description={
          hasApiKey
            ? 'Leave it empty to keep the present one.'
            : 'Twilio shows it once, with its SID.'
        }
        field="apiKeySecret"
        value={form.values.apiKeySecret}
        onChange={(secret) => form.setFieldValue('apiKeySecret', secret)}
        error={form.errors['apiKeySecret']}
      />
      <Select
        label="Twilio region"
        description="Where Twilio works for this account; each region has an Auth Token and API keys of its own. Empty for Twilio’s usual one."
        data={regions}
        clearable
        maw={420}
        data-path="region"
        value={form.values.region}
        error={form.errors['region']}
        onChange={(value) => {
          const region = twilioRegionIds.find((known) => known === value) ?? null;
          form.setFieldValue('region', region);
          form.setFieldValue('edge', region && twilioRegions[region].edge);
        }}
      />
      <TextInput
        label="API base URL"
        description="Empty for Twilio. For another carrier, one of the addresses that your operator allows."
        type="url"
        spellCheck={false}
        {...optionalInput(form, 'apiBaseUrl')}
      />
    </>
  );
}
