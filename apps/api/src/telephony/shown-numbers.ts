/** How the numbers of callers are shown to somebody. */
export type ShownNumbers = {
  /** Whoever does not see all digits must not find them by searching either. */
  areWhole: boolean;
  /** A number in E.164, a short number, or a SIP address. */
  number: (caller: string) => string;
  /** A line of an allow or block list. */
  pattern: (pattern: string) => string;
  /** A sentence in which numbers may stand, written by people or programs. */
  text: (text: string) => string;
};

/** To those who may know whom to call back. */
export const wholeNumbers: ShownNumbers = {
  areWhole: true,
  number: (caller) => caller,
  pattern: (pattern) => pattern,
  text: (text) => text,
};

/** Enough to tell two callers apart, and nobody can be called by it: `…23`, or `…` where that would be most of it. */
export const lastTwoDigits: ShownNumbers = {
  areWhole: false,
  number: endOf,
  pattern: (pattern) => (pattern.includes('*') ? areaOf(pattern) : endOf(pattern)),
  text: (text) =>
    text.replaceAll(numberInText, (number) =>
      lastTwoDigits.pattern(number.replaceAll(/[\s()./-]/g, '')),
    ),
};

/** Six digits or more, with what people put between them, or an address. */
const numberInText = /sips?:[^\s,;]+|\+?[\d*](?:[\s()./-]*[\d*]){5,}/gi;

/** SQL: a text as somebody may search it who is not to find out numbers digit by digit. */
export function withoutNumbers(text: string): string {
  return `regexp_replace(${text}, '\\+?\\d([\\s()./-]*\\d){5,}', '', 'g')`;
}

function endOf(caller: string): string {
  const digits = /^(?:sips?:)?\+?(\d{5,})(?:@.*)?$/i.exec(caller)?.[1] ?? '';
  return `…${digits.slice(-2)}`;
}

/** The beginning of a number says where callers are from, as long as it is short; who they are, only a longer one. */
function areaOf(pattern: string): string {
  return /^(?:\+?\d{0,6}\*|sips?:\*(?:@.*)?)$/i.test(pattern) ? pattern : '…*';
}
