/** Country codes of two digits (ITU-T E.164, annex D); +1 and +7 have one digit, all others three. */
const twoDigitCodes = /^(?:20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** What the server gives for a number, or a pattern of numbers, to whoever is not to see it. */
const masked = /^…(\d{2}|\*)?$/;

/** Whether the number, or the pattern of numbers, is not shown in full to whoever is signed in. */
export function isMasked(number: string): boolean {
  return masked.test(number);
}

/** An E.164 number in groups that people can read and compare, a masked one in words; anything else stays as it is. */
export function readablePhone(number: string): string {
  const [isMaskedNumber, end] = masked.exec(number) ?? [];
  if (isMaskedNumber !== undefined) return inWords(end);
  const digits = /^\+(\d{7,15})$/.exec(number)?.[1];
  if (digits === undefined) return number;
  const codeLength = /^[17]/.test(digits) ? 1 : twoDigitCodes.test(digits) ? 2 : 3;
  const code = digits.slice(0, codeLength);
  return [`+${code}`, ...groups(digits.slice(codeLength))].join(' ');
}

function inWords(end: string | undefined): string {
  if (end === undefined) return 'Number not shown';
  return end === '*' ? 'Numbers not shown' : `Number ending in ${end}`;
}

/** Groups of three from the left; the last one has three or four digits. */
function groups(digits: string): string[] {
  if (digits.length <= 4) return [digits];
  const length = digits.length === 5 ? 2 : 3;
  return [digits.slice(0, length), ...groups(digits.slice(length))];
}
