import { ActionIcon, CopyButton, Group, Text, Tooltip } from '@mantine/core';
import type { WebhookAddressesDto } from '@ringdown/contracts';
import { IconCheck, IconCopy } from '@tabler/icons-react';

import { FormSection } from '../../../components/form/form-section';
import classes from './webhook-addresses.module.css';

/** In the words of the Twilio console. */
const settings = [
  { field: 'incomingCall', label: 'A call comes in' },
  { field: 'fallback', label: 'Primary handler fails' },
  { field: 'callStatus', label: 'Call status changes' },
] as const;

/** What has to be set for each number at the carrier, ready to copy. */
export function WebhookAddresses({ addresses }: { addresses: WebhookAddressesDto }) {
  return (
    <FormSection title="At the carrier">
      <Text size="sm">
        In the Twilio console, open the number&apos;s Voice Configuration and set these three
        addresses, each with HTTP POST. They are the same for every number.
      </Text>
      {settings.map(({ field, label }) => (
        <Group key={field} justify="space-between" wrap="nowrap" gap="sm">
          <div>
            <Text size="sm" fw={500}>
              {label}
            </Text>
            <p className={classes.address}>{addresses[field]}</p>
          </div>
          <CopyButton value={addresses[field]} timeout={2000}>
            {({ copied, copy }) => (
              <Tooltip label={copied ? 'Copied' : 'Copy'}>
                <ActionIcon
                  variant="default"
                  onClick={copy}
                  aria-label={copied ? `Copied: ${label}` : `Copy: ${label}`}
                >
                  {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                </ActionIcon>
              </Tooltip>
            )}
          </CopyButton>
        </Group>
      ))}
    </FormSection>
  );
}
