import type { Leg } from './leg.js';
import { tellAbout } from './tell.js';

/** Twilio was asked whether a person or a machine answers, and perhaps where to tell it. */
export interface MachineDetection {
  readonly url?: string;
  readonly method?: 'GET' | 'POST';
}

/** Tells who answered, in the simulator at once. */
export function tellMachineDetection(leg: Leg): void {
  const { machineDetection } = leg.origin;
  if (machineDetection?.url === undefined) return;
  tellAbout(leg, {
    kind: 'machine-detection',
    url: machineDetection.url,
    method: machineDetection.method ?? 'POST',
    params: {
      AccountSid: leg.account.sid,
      CallSid: leg.sid,
      AnsweredBy: leg.answeredBy ?? 'unknown',
      MachineDetectionDuration: '0',
    },
  });
}
