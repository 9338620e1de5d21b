/** The code for the eye. */
export function codeMessage(code: string): string {
  return `Your Ringdown code is ${code}. It proves that this phone is yours. Tell it nobody.`;
}

/** The code for the ear: digit by digit, slowly enough to write it down, and repeated twice. */
export function spokenCode(code: string): string {
  const digits = `${Array.from(code).join('. ')}.`;
  return `Hello. This is Ringdown. Your verification code is: ${digits} Again: ${digits} Once more: ${digits} Goodbye.`;
}
