import type { Leg } from './call/leg.js';
import type { Cancel, SimulatorClock } from './clock/simulator-clock.js';
import type { CallerLeg } from './phone/caller-leg.js';
import { dialIn, type DialInOptions } from './phone/dial-in.js';
import type { Phone } from './phone/phone.js';
import type { RestFaults } from './rest/rest-faults.js';
import type { CallbackFaults } from './webhook/callback-faults.js';
import type { WebhookExchange } from './webhook/webhook-exchange.js';
import type { Account, IncomingPhoneNumber, NumberSettings } from './world/account.js';
import { addNumber } from './world/add-number.js';
import type { Behaviour } from './world/behaviour.js';
import type { DebuggerAlert } from './world/debugger-alert.js';
import type { Recording } from './world/recording.js';
import type { SentMessage } from './world/sent-message.js';
import type { SimulatorEvent } from './world/simulator-event.js';
import { type SimulatorOptions, World } from './world/world.js';

/** A Twilio in a box: its accounts and numbers, the calls, and every handset in the world. */
export class TwilioSimulator {
  /** @internal The state that the REST interface serves. */
  readonly world: World;

  constructor(options: SimulatorOptions) {
    this.world = new World(options);
  }

  get clock(): SimulatorClock {
    return this.world.clock;
  }
  /** Repeats this run's identifiers and faults when given to another simulator. */
  get seed(): number {
    return this.world.seed;
  }
  get behaviour(): Behaviour {
    return this.world.behaviour;
  }
  get faults(): CallbackFaults {
    return this.world.faults;
  }
  get restFaults(): RestFaults {
    return this.world.restFaults;
  }
  /** Every leg of all time, in the order they were created: the simulator's own account of what happened. */
  get calls(): readonly Leg[] {
    return this.world.legs;
  }
  get messages(): readonly SentMessage[] {
    return this.world.messages;
  }
  get recordings(): readonly Recording[] {
    return this.world.recordings;
  }
  /** Twilio's debugger: everything it warned of. */
  get alerts(): readonly DebuggerAlert[] {
    return this.world.alerts;
  }
  /** Every webhook request sent, retries and duplicates included, in the order they left. */
  get exchanges(): readonly WebhookExchange[] {
    return this.world.exchanges;
  }
  get numbers(): readonly IncomingPhoneNumber[] {
    return this.world.numbers;
  }

  /** An account by its sid, to be changed as in the console; throws when there is none. */
  account(sid: string): Account {
    return this.world.account(sid);
  }

  /** Gives a number to an account, as if bought and configured in the console; throws when it is taken. */
  addNumber(number: NumberSettings): IncomingPhoneNumber {
    return addNumber(this.world, number);
  }

  /** Any handset in the world, created on first use. */
  phone(number: string): Phone {
    return this.world.phone(number);
  }

  /** An outside caller dials a number of ours; throws when no account owns it. */
  dial(options: DialInOptions): CallerLeg {
    return dialIn(this.world, options);
  }

  /** Calls the listener for everything that happens; gives back how to stop it. */
  on(listener: (event: SimulatorEvent) => void): Cancel {
    return this.world.events.listen(listener);
  }
}
