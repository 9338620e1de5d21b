/** The room in which the two sides of a wave meet; its first attempt names it within its call. */
export function roomName(callId: string, first: number): string {
  return `${callId}-${String(first)}`;
}
