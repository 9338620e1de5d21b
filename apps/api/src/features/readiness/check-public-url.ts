import { BlockList, isIP } from 'node:net';

import type { ReadinessFindingDto } from '@ringdown/contracts';

import { isLoopback } from '../../config/origin.js';
import { found, passed } from './finding.js';
import type { ReadinessFacts } from './readiness-facts.js';

const inside = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  inside.addSubnet(network, bits, 'ipv4');
}
inside.addAddress('::', 'ipv6');
inside.addAddress('::1', 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');

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

export function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  if (family !== 0) return inside.check(host, family === 4 ? 'ipv4' : 'ipv6');
  return /(^|\.)(localhost|local|internal|lan)$/.test(host) || !host.includes('.');
}
