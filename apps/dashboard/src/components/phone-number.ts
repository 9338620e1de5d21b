/** Country codes of two digits (ITU-T E.164, annex D); +1 and +7 have one digit, all others three. */
const twoDigitCodes = /^(?:20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** An E.164 number in groups that people can read and compare; anything else stays as it is. */
export function readablePhone(number: string): string {
  const digits = /^\+(\d{7,15})$/.exec(number)?.[1];
  if (digits === undefined) return number;
  const codeLength = /^[17]/.test(digits) ? 1 : twoDigitCodes.test(digits) ? 2 : 3;
  const code = digits.slice(0, codeLength);
  return [`+${code}`, ...groups(digits.slice(codeLength))].join(' ');
}

/** Groups of three from the left; the last one has three or four digits. */
function groups(digits: string): string[] {
  if (digits.length <= 4) return [digits];
  const length = digits.length === 5 ? 2 : 3;
  return [digits.slice(0, length), ...groups(digits.slice(length))];
}
