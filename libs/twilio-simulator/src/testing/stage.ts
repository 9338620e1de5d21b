import { afterEach, beforeEach } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.js';
import { TwilioSimulator } from '../simulator.js';
import type { SimulatorOptions } from '../world/world.js';
import { TwimlApp } from './twiml-app.js';

export const accountSid = `AC${'a'.repeat(32)}`;
export const authToken = 'b'.repeat(32);
export const hotline = '+15550100000';

/** A simulator with one account and one number, and an application to call. */
export interface Stage {
  app: TwimlApp;
  clock: VirtualClock;
  simulator: TwilioSimulator;
}

/** Sets the stage anew for every test of a file. */
export function useStage(options: Partial<SimulatorOptions> = {}): Stage {
  const stage = {} as Stage;
  beforeEach(async () => {
    stage.app = await new TwimlApp().start();
    stage.clock = new VirtualClock();
    stage.simulator = new TwilioSimulator({
      clock: stage.clock,
      accounts: [{ sid: accountSid, authToken }],
      seed: 1,
      ...options,
    });
    stage.simulator.addNumber({
      accountSid,
      phoneNumber: hotline,
      voiceUrl: `${stage.app.url}/voice`,
      statusCallback: `${stage.app.url}/status`,
    });
    stage.app.on('/status', { status: 204 }).on('/progress', { status: 204 });
  });
  afterEach(async () => {
    await stage.app.stop();
  });
  return stage;
}
