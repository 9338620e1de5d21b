/** The code for the eye. */
export function codeMessage(code: string): string {
  return `Your Ringdown code is ${code}. It proves that this phone is yours. Tell it nobody.`;
}

/** What a call says before it tells the code: a mailbox must not keep it. */
export const codeCall = {
  prompt: 'Hello. This is Ringdown. To hear your verification code, press any key.',
  farewell: 'No key was pressed. Goodbye.',
};

/** The code for the ear: digit by digit, slowly enough to write it down, and repeated twice. */
export function spokenCode(code: string): string {
  const digits = `${Array.from(code).join('. ')}.`;
  return `Your verification code is: ${digits} Again: ${digits} Once more: ${digits} Goodbye.`;
}

/** Said for a code that another one has replaced, or that was given back already. */
export const voidCode = 'This code is no longer valid. Please ask for a new one. Goodbye.';
