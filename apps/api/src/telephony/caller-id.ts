/** Keypad spellings of ANONYMOUS, UNAVAILABLE, UNKNOWN, BLOCKED and RESTRICTED: what Twilio gives for a hidden number. */
const spelledOnKeypad = new Set([
  '+266696687',
  '+86282452253',
  '+8656696',
  '+2562533',
  '+7378742833',
]);

/** The same words as text, alone or as the user of a SIP or client address (RFC 3323 has `anonymous@anonymous.invalid`). */
const word =
  /^(?:sips?:|client:)?\W*(?:anonymous|unavailable|unknown|blocked|restricted|private|withheld)\W*(?:@.*)?$/i;

/** Whether a caller's `From` hides who calls. */
export function isWithheld(caller: string | null): boolean {
  const text = caller?.trim() ?? '';
  return text === '' || spelledOnKeypad.has(text) || word.test(text);
}
