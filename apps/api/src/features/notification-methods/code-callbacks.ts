import { webhookPath, webhookRetries } from '../../telephony/webhook-address.js';

/** A code that was sent to a phone, named by its keyed hash, which nobody else can know or make. */
export type SentCode = { phoneId: string; codeHash: string };

/** Where the carrier tells that a key was pressed in a call, and what became of a message or a call. */
export function codeCallbacks(publicUrl: string, { phoneId, codeHash }: SentCode) {
  const query = new URLSearchParams({ phone: phoneId, code: codeHash }).toString();
  const url = (name: string) => `${publicUrl}${webhookPath}/${name}?${query}${webhookRetries}`;
  return { key: url('code-key'), report: url('code-report') };
}

/** The code that an address of ours names; undefined when it names none. */
export function readSentCode(query: Readonly<Record<string, unknown>>): SentCode | undefined {
  const { phone, code } = query;
  if (typeof phone !== 'string' || typeof code !== 'string') return undefined;
  const isWellFormed = /^[0-9a-f-]{36}$/.test(phone) && /^[\w-]{43}$/.test(code);
  return isWellFormed ? { phoneId: phone, codeHash: code } : undefined;
}
