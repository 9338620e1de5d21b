import { randomInt } from 'node:crypto';
import type { Conference } from '../call/conference.js';
import type { Leg } from '../call/leg.js';
import type { CallQueue } from '../call/call-queue.js';
import type { SimulatorClock } from '../clock/simulator-clock.js';
import { Phone } from '../phone/phone.js';
import { RestFaults } from '../rest/rest-faults.js';
import { CallbackFaults, type CallbackFaultSettings } from '../webhook/callback-faults.js';
import { Courier } from '../webhook/courier.js';
import type { WebhookExchange } from '../webhook/webhook-exchange.js';
import type { Account, AccountSettings, IncomingPhoneNumber } from './account.js';
import { type Behaviour, usualBehaviour } from './behaviour.js';
import type { DebuggerAlert } from './debugger-alert.js';
import { type Random, seededRandom } from './random.js';
import type { Recording } from './recording.js';
import type { SentMessage } from './sent-message.js';
import { makeSid, makeUuid, type SidPrefix } from './sid.js';
import { Signal } from './signal.js';
import type { SimulatorEvent } from './simulator-event.js';

/** How a simulator is set up. */
export interface SimulatorOptions {
  readonly clock: SimulatorClock;
  readonly accounts: readonly AccountSettings[];
  readonly behaviour?: Partial<Behaviour>;
  readonly faults?: Partial<CallbackFaultSettings>;
  /** Makes every identifier and every fault repeatable; random when left out, so that two runs never share a call sid. */
  readonly seed?: number;
}

/** Everything this Twilio knows: the state behind the REST interface, the calls and the handsets. */
export class World {
  readonly clock: SimulatorClock;
  readonly seed: number;
  readonly random: Random;
  readonly behaviour: Behaviour;
  readonly faults: CallbackFaults;
  readonly restFaults = new RestFaults();
  readonly courier: Courier;
  readonly accounts: Map<string, Account>;
  numbers: IncomingPhoneNumber[] = [];
  legs: Leg[] = [];
  readonly messages: SentMessage[] = [];
  readonly alerts: DebuggerAlert[] = [];
  readonly exchanges: WebhookExchange[] = [];
  readonly recordings: Recording[] = [];
  readonly conferences: Conference[] = [];
  readonly queues: CallQueue[] = [];
  readonly events = new Signal<SimulatorEvent>();
  readonly #phones = new Map<string, Phone>();

  constructor(options: SimulatorOptions) {
    this.clock = options.clock;
    this.seed = options.seed ?? randomInt(2 ** 32);
    this.random = seededRandom(this.seed);
    this.behaviour = { ...usualBehaviour, ...options.behaviour };
    // A stream of its own, so that switching a fault on does not change the sids.
    this.faults = new CallbackFaults(options.faults ?? {}, seededRandom(this.seed + 1));
    this.courier = new Courier(this);
    this.accounts = new Map(
      options.accounts.map((account) => [account.sid, { ...account, createdAt: this.now() }]),
    );
  }

  now(): Date {
    return this.clock.now();
  }

  sid(prefix: SidPrefix): string {
    return makeSid(prefix, this.random);
  }

  uuid(): string {
    return makeUuid(this.random);
  }

  after(seconds: number, task: () => void) {
    return this.clock.after(seconds * 1000, task);
  }

  account(sid: string): Account {
    const account = this.accounts.get(sid);
    if (!account) throw new Error(`There is no account ${sid}`);
    return account;
  }

  phone(number: string): Phone {
    const known = this.#phones.get(number);
    if (known) return known;
    const phone = new Phone(this, number);
    this.#phones.set(number, phone);
    return phone;
  }

  alert(alert: Omit<DebuggerAlert, 'sid' | 'at'>): void {
    const complete: DebuggerAlert = { sid: this.sid('NO'), at: this.now(), ...alert };
    this.alerts.push(complete);
    this.events.emit({ kind: 'alert', alert: complete });
  }
}
