import type { LegStatus } from '@ringdown/call-routing';

const legStatuses: readonly string[] = [
  'initiated',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
] satisfies LegStatus[];

/** Whether a carrier's CallStatus is one that the record knows; new ones may appear at any time. */
export function isLegStatus(status: string): status is LegStatus {
  return legStatuses.includes(status);
}
