/** Country codes of two digits (ITU-T E.164, annex D); +1 and +7 have one digit, all others three. */
const twoDigitCodes = /^(?:20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** A number in groups that people can read; what is no number, such as `anonymous`, in words. */
export function readableNumber(number: string): string {
  if (/^(anonymous|\+266696687)$/i.test(number)) return 'a withheld number';
  const digits = /^\+(\d{7,15})$/.exec(number)?.[1];
  if (digits === undefined) return number;
  const codeLength = /^[17]/.test(digits) ? 1 : twoDigitCodes.test(digits) ? 2 : 3;
  return [`+${digits.slice(0, codeLength)}`, ...groups(digits.slice(codeLength))].join(' ');
}

/** Groups of three from the left; the last one has up to four digits. */
function groups(digits: string): string[] {
  if (digits.length <= 4) return [digits];
  return [digits.slice(0, 3), ...groups(digits.slice(3))];
}
