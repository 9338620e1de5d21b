/** What an owned number says at the carrier of its calls; empty or null: nothing. */
export type NumberSettings = {
  voiceUrl: string | null;
  voiceMethod: string;
  voiceFallbackUrl: string | null;
  voiceFallbackMethod: string;
  statusCallback: string | null;
  statusCallbackMethod: string;
  /** A TwiML application or a SIP trunk takes the calls in place of the addresses. */
  voiceApplicationSid: string | null;
  trunkSid: string | null;
};

/** The three addresses that a number has to have. */
export type WantedAddresses = { incomingCall: string; fallback: string; callStatus: string };

/** What keeps a number's calls from being taken here as they should, a sentence each with what to do. */
export function wrongSettings(settings: NumberSettings, wanted: WantedAddresses): string[] {
  const { voiceUrl, voiceFallbackUrl, statusCallback } = settings;
  return [
    settings.trunkSid ? 'A SIP trunk takes its calls. Take the number off the trunk.' : null,
    settings.voiceApplicationSid
      ? 'A TwiML application takes its calls. Choose “Webhook” for “A call comes in” in place of it.'
      : null,
    wrongAddress('A call comes in', voiceUrl, wanted.incomingCall),
    wrongMethod('A call comes in', voiceUrl, settings.voiceMethod),
    wrongAddress('Primary handler fails', voiceFallbackUrl, wanted.fallback),
    wrongMethod('Primary handler fails', voiceFallbackUrl, settings.voiceFallbackMethod),
    wrongAddress('Call status changes', statusCallback, wanted.callStatus),
    wrongMethod('Call status changes', statusCallback, settings.statusCallbackMethod),
  ].filter((problem) => problem !== null);
}

/** The settings that lead a number's calls here, and nowhere else. */
export function settingsFor(wanted: WantedAddresses): NumberSettings {
  return {
    voiceUrl: wanted.incomingCall,
    voiceMethod: 'POST',
    voiceFallbackUrl: wanted.fallback,
    voiceFallbackMethod: 'POST',
    statusCallback: wanted.callStatus,
    statusCallbackMethod: 'POST',
    voiceApplicationSid: null,
    trunkSid: null,
  };
}

/** Whether two settings say the same; empty and null are both nothing. */
export function saySame(one: NumberSettings, other: NumberSettings): boolean {
  const names = Object.keys(one) as (keyof NumberSettings)[];
  return names.every((name) => (one[name] ?? '') === (other[name] ?? ''));
}

/** Where a number's calls go, fit to be shown: an address may hold a password or a token of somebody else's. */
export function shownTarget(settings: NumberSettings): string | null {
  if (settings.trunkSid) return 'a SIP trunk';
  if (settings.voiceApplicationSid) return 'a TwiML application';
  return shownAddress(settings.voiceUrl);
}

function wrongAddress(field: string, found: string | null, wanted: string): string | null {
  if (found && withoutRetries(found) === withoutRetries(wanted)) return null;
  const shown = shownAddress(found);
  return `“${field}” ${shown === null ? 'is empty' : `leads to ${shown}`}. It has to be ${wanted}.`;
}

function wrongMethod(field: string, url: string | null, method: string): string | null {
  return !url || method === 'POST' ? null : `“${field}” has to use POST, not ${method}.`;
}

/** What follows the hash says only how often the carrier tries: a number without it still leads here. */
function withoutRetries(url: string): string {
  return url.split('#', 1)[0] ?? '';
}

function shownAddress(url: string | null): string | null {
  if (!url) return null;
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
