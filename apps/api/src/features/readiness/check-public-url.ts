import type { ReadinessFindingDto } from '@ringdown/contracts';

import { isLoopback } from '../../config/origin.js';
import { isPrivate } from '../../platform/network/private-networks.js';
import { found, passed } from './finding.js';
import type { ReadinessFacts } from './readiness-facts.js';

/** Whether Twilio can get here: only a call that came in proves it, never a request of our own. */
export function checkPublicUrl(facts: ReadinessFacts): ReadinessFindingDto[] {
  return [addressIsPublic(facts), isReached(facts)];
}

function addressIsPublic({ publicUrl, isCarrierLocal }: ReadinessFacts): ReadinessFindingDto {
  if (isCarrierLocal && isLoopback(publicUrl)) {
    return passed('public-url', 'The sandbox reaches the public address');
  }
  if (isPrivate(new URL(publicUrl).hostname)) {
    return found('blocker', 'public-url', 'The public address is private', {
      whatIsWrong: `The address ${publicUrl} leads to this machine or network only.`,
      whatCallersExperience: 'Calls are not answered: Twilio cannot reach this installation.',
      howToMend: 'Set PUBLIC_URL to an https address that the internet reaches, and restart.',
    });
  }
  if (publicUrl.startsWith('https:')) return passed('public-url', 'The public address is https');
  return found('warning', 'public-url', 'The public address is not https', {
    whatIsWrong: `The address ${publicUrl} is not encrypted.`,
    whatCallersExperience: 'Calls may work, but others can read who calls on the way.',
    howToMend: 'Set PUBLIC_URL to an address that starts with https://, and restart.',
  });
}

function isReached({ newestCallAt }: ReadinessFacts): ReadinessFindingDto {
  if (newestCallAt !== null) return passed('reachable', 'The carrier has reached this policy');
  return found('note', 'reachable', 'No call has come in yet', {
    whatIsWrong: 'That the carrier reaches this installation is proven by a call only.',
    whatCallersExperience: 'Nobody knows: nobody has called yet.',
    howToMend: 'Call the hotline once.',
  });
}
