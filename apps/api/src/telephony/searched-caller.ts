/** What people put between the digits of a number. */
const separators = /[\s()./-]/g;

/** A number is searched as the carrier writes it: without spaces, and without zeros that are dialled before it. */
export function searchedCaller(text: string): string {
  if (!/^[+\d\s()./-]+$/.test(text)) return text.toLowerCase();
  const digits = text.replace('(0)', '').replaceAll(separators, '');
  return digits.replace(/^0+(?=\d)/, '') || text;
}
