/** Enough of a phone number to know it again, and too little to call it: `…0123`. */
export function maskedPhone(number: string): string {
  return `…${number.slice(-4)}`;
}
