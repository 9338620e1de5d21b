import type { WebhookAddressesDto } from '@ringdown/contracts';

import { webhookPath, webhookRetries } from './webhook-address.js';

/** What is set at the carrier for a number; another try is worth its time where a caller waits. */
export function webhookAddresses(publicUrl: string): WebhookAddressesDto {
  const url = (name: string) => `${publicUrl}${webhookPath}/${name}`;
  return {
    incomingCall: `${url('incoming-call-webhook')}${webhookRetries}`,
    fallback: url('incoming-call-fallback'),
    callStatus: url('call-status'),
  };
}
