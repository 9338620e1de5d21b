/** RFC 2822 date as Twilio writes it: `Tue, 31 Aug 2010 20:36:28 +0000`. */
export function twilioDate(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}
