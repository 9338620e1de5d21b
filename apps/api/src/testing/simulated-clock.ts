import type { VirtualClock } from '@ringdown/twilio-simulator';

import { Clock } from '../platform/clock/clock.port.js';

/** The API's clock as the simulator's own: a test moves both. */
export class SimulatedClock extends Clock {
  constructor(private readonly clock: VirtualClock) {
    super();
  }

  override now(): Date {
    return this.clock.now();
  }
}
