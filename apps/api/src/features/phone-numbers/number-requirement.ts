const addresses: Readonly<Record<string, string>> = {
  any: 'Twilio wants an address of yours for this number, in whichever country. Add it in Twilio’s console first.',
  local:
    'Twilio wants an address of yours in the country of this number. Add it in Twilio’s console first.',
  foreign:
    'Twilio wants an address of yours outside of the country of this number. Add it in Twilio’s console first.',
};

/** Offers do not say whether papers are needed; in most countries but these two they are. */
const withoutPapers: readonly string[] = ['US', 'CA'];

/**
 * What has to be done before a number can be bought, in a sentence; null: nothing.
 *
 * @param address as the carrier's offer has it: none, any, local or foreign.
 */
export function requirementOf(address: string, country: string): string | null {
  const wanted = addresses[address];
  if (wanted !== undefined) return wanted;
  return withoutPapers.includes(country)
    ? null
    : 'Twilio may want approved papers (a regulatory bundle) for numbers of this country. Its console says which.';
}
