import type { Phone } from '../phone/phone.js';
import type { Account, IncomingPhoneNumber } from '../world/account.js';
import { Signal } from '../world/signal.js';
import type { Heard } from '../world/simulator-event.js';
import type { World } from '../world/world.js';
import type { Conference } from './conference.js';
import { type MachineDetection, tellMachineDetection } from './machine-detection.js';
import { priceOf } from './price.js';
import { type ProgressSubscription, tellEndOfInbound, tellProgress } from './progress.js';
import type { Session } from './session.js';

/** Twilio's call statuses. */
export type LegStatus =
  | 'queued'
  | 'initiated'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

/** How a leg can end. */
export type EndStatus = 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';

/** Who placed the leg. */
export type LegDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

/** What is known of a leg from its beginning. */
export interface LegOrigin {
  readonly sid: string;
  readonly account: Account;
  readonly direction: LegDirection;
  readonly from: string;
  readonly to: string;
  readonly phone: Phone;
  readonly parent?: Leg;
  /** The account's own number that was dialled. */
  readonly number?: IncomingPhoneNumber;
  readonly forwardedFrom?: string;
  readonly callerName?: string;
  readonly stirVerstat?: string;
  readonly callToken?: string;
  readonly fallback?: { readonly url: string; readonly method: 'GET' | 'POST' };
  readonly progress?: ProgressSubscription;
  readonly machineDetection?: MachineDetection;
}

/** One connection between Twilio and a handset: a call in the sense of the REST interface. */
export class Leg {
  readonly sid: string;
  readonly createdAt: Date;
  status: LegStatus = 'queued';
  startedAt?: Date;
  answeredAt?: Date;
  endedAt?: Date;
  /** Set a while after the end, as Twilio does. */
  price: string | null = null;
  queueSeconds = 0;
  answeredBy?: 'human' | 'machine_start';
  /** Callbacks sent so far: the next SequenceNumber. */
  sequence = 0;
  documents = 0;
  /** The other end of a bridge. */
  partner?: Leg;
  conference?: Conference;
  session?: Session;
  /** Since when nobody speaks; people speak until told otherwise. */
  silentSince?: Date;
  saidWords: string[] = [];
  /** Whether a verb is waiting for keys. */
  listensForKeys = false;
  isDeleted = false;
  readonly heard: Heard[] = [];
  readonly answered = new Signal();
  readonly ended = new Signal();
  readonly keyPressed = new Signal<string>();
  readonly spoken = new Signal<string>();
  readonly voiceChanged = new Signal();
  readonly keysWanted = new Signal();
  readonly bridged = new Signal();
  /** REST sent this dialled leg elsewhere: its bridge is over, the leg lives on. */
  readonly taken = new Signal();
  #endIsTold = false;

  constructor(
    readonly world: World,
    readonly origin: LegOrigin,
  ) {
    this.sid = origin.sid;
    this.createdAt = world.now();
  }

  get account(): Account {
    return this.origin.account;
  }
  get from(): string {
    return this.origin.from;
  }
  get to(): string {
    return this.origin.to;
  }
  get direction(): LegDirection {
    return this.origin.direction;
  }
  get phone(): Phone {
    return this.origin.phone;
  }
  get parent(): Leg | undefined {
    return this.origin.parent;
  }
  get isOver(): boolean {
    return this.endedAt !== undefined;
  }
  get isAnswered(): boolean {
    return this.answeredAt !== undefined;
  }
  /** The first leg of the call this one belongs to. */
  get root(): Leg {
    return this.parent?.root ?? this;
  }
  /** Whole seconds between the answer and the end; 0 when nobody answered. */
  get durationSeconds(): number {
    if (!this.answeredAt) return 0;
    const end = this.endedAt ?? this.world.now();
    return Math.round((end.getTime() - this.answeredAt.getTime()) / 1000);
  }

  initiate(): void {
    this.startedAt = this.world.now();
    this.#become('initiated');
    tellProgress(this, 'initiated');
  }

  ring(): void {
    if (this.isOver) return;
    this.startedAt ??= this.world.now();
    this.#become('ringing');
    tellProgress(this, 'ringing');
  }

  answer(): void {
    if (this.isOver || this.isAnswered) return;
    this.answeredAt = this.world.now();
    if (this.origin.machineDetection) this.answeredBy = this.phone.answersAs;
    this.#become('in-progress');
    tellProgress(this, 'answered');
    tellMachineDetection(this);
    this.answered.emit();
  }

  end(status: EndStatus): void {
    if (this.isOver) return;
    this.endedAt = this.world.now();
    this.#become(status);
    this.world.after(this.world.behaviour.priceAfterSeconds, () => {
      this.price = priceOf(this);
    });
    this.ended.emit();
    // A call with a document of its own tells its end when the last request of that document has gone.
    if (!this.session) this.tellEnd();
  }

  /** Ends the leg as Twilio does at the end of a document: what was never answered was not answered. */
  hangUp(): void {
    this.end(this.isAnswered ? 'completed' : 'no-answer');
  }

  tellEnd(): void {
    if (!this.isOver || this.#endIsTold) return;
    this.#endIsTold = true;
    if (this.direction === 'inbound') tellEndOfInbound(this);
    else tellProgress(this, 'completed');
  }

  hear(kind: Heard['kind'], text: string, voice?: string, language?: string): void {
    const heard: Heard = {
      at: this.world.now(),
      kind,
      text,
      ...(voice !== undefined && { voice }),
      ...(language !== undefined && { language }),
    };
    this.heard.push(heard);
    this.phone.heard.push(heard);
    this.world.events.emit({ kind: 'heard', leg: this, heard });
  }

  /** Tells listeners that something about the leg is different. */
  announce(): void {
    this.world.events.emit({ kind: 'leg', leg: this });
  }

  /** What a live view needs; dates become ISO text in JSON. */
  toJSON() {
    const { sid, direction, from, to, status, startedAt, answeredAt, endedAt } = this;
    return {
      sid,
      accountSid: this.account.sid,
      parentSid: this.parent?.sid,
      direction,
      from,
      to,
      status,
      startedAt,
      answeredAt,
      endedAt,
      durationSeconds: this.durationSeconds,
      connectedTo: this.partner?.sid,
      conferenceSid: this.conference?.sid,
    };
  }

  press(key: string): void {
    this.world.events.emit({ kind: 'key', leg: this, key });
    this.keyPressed.emit(key);
  }

  #become(status: LegStatus): void {
    this.status = status;
    this.announce();
  }
}
