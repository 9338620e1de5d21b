import type { Leg, Phone } from '@ringdown/twilio-simulator';

import type {
  PhoneActivity,
  PhoneBehaviour,
  PhoneCall,
  PhoneView,
  TranscriptLine,
} from '../control-api.js';
import { behave, type ScriptSettings } from './behaviour.js';
import type { PhoneSettings } from './phone-book.js';
import { readableNumber } from './readable-number.js';

/** Hold music can go on for hours; nobody reads back further than this. */
const longestTranscript = 200;

/** A phone of the simulator with a name, a behaviour, and a memory of its last call. */
export class Handset {
  #behaviour: PhoneBehaviour = 'by-hand';
  #state: PhoneActivity = 'idle';
  #since: Date;
  #leg: Leg | undefined;
  #transcript: TranscriptLine[] = [];

  constructor(
    readonly settings: PhoneSettings,
    readonly phone: Phone,
    since: Date,
  ) {
    this.#since = since;
  }

  get number(): string {
    return this.settings.number;
  }
  get name(): string {
    return this.settings.name;
  }

  behave(settings: ScriptSettings): void {
    behave(this.phone, settings);
    this.#behaviour = settings.behaviour;
  }

  /** The phone is in this call from now on. */
  take(leg: Leg): void {
    if (this.#leg === leg) return;
    this.#leg = leg;
    this.#transcript = [];
  }

  note(leg: Leg, line: TranscriptLine): void {
    if (leg !== this.#leg) return;
    this.#transcript.push(line);
    if (this.#transcript.length > longestTranscript) this.#transcript.shift();
  }

  /** Numbers of those it is connected with. */
  talkingTo(): string[] {
    const { leg } = this.phone;
    if (!leg || this.phone.state !== 'talking') return [];
    const others = leg.conference
      ? leg.conference.participants.map((participant) => participant.leg)
      : [leg.partner ?? leg];
    return others.filter((other) => other !== leg).map((other) => other.phone.number);
  }

  /** What the phone is doing now; how long it has been doing so is known since it was first looked at. */
  view(now: Date): PhoneView {
    const { number, name, role } = this.settings;
    const { state } = this.phone;
    if (state !== this.#state) this.#since = now;
    this.#state = state;
    return {
      number,
      readableNumber: readableNumber(number),
      name,
      role,
      behaviour: this.#behaviour,
      state,
      since: this.#since.toISOString(),
      call: this.#call(),
      transcript: [...this.#transcript],
    };
  }

  #call(): PhoneCall | null {
    const { leg } = this.phone;
    if (!leg) return null;
    const isOutgoing = leg.direction === 'inbound';
    return {
      sid: leg.sid,
      direction: isOutgoing ? 'outgoing' : 'incoming',
      display: readableNumber(isOutgoing ? leg.to : leg.from),
      status: leg.status,
      talkingTo: this.talkingTo(),
      asksForKey: leg.listensForKeys,
    };
  }
}
