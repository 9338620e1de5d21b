import type { Leg, LegStatus, SimulatorEvent, TwilioSimulator } from '@ringdown/twilio-simulator';

import type { Happening, TranscriptLine } from '../control-api.js';
import { alertView, messageView, numberViews, webhookView } from '../network/views.js';
import type { Handset } from '../phones/handset.js';
import type { PhoneBook } from '../phones/phone-book.js';
import { tellHeard, tellStatus, type Told } from './leg-story.js';
import type { LiveEvents } from './live-events.js';

/** Turns what the simulator reports into what is shown. */
export class Watch {
  /** What was last told of each leg. */
  readonly #statuses = new WeakMap<Leg, LegStatus>();
  readonly #shown = new Map<string, string>();
  readonly #talks = new Map<string, string>();
  #isPlanned = false;

  constructor(
    private readonly simulator: TwilioSimulator,
    private readonly book: PhoneBook,
    private readonly live: LiveEvents,
  ) {
    simulator.on((event) => {
      this.#see(event);
      this.touch();
    });
  }

  /** Something may have changed. One look is enough for everything that happens in this turn of the event loop. */
  touch(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    setImmediate(() => {
      this.#isPlanned = false;
      this.#look();
    });
  }

  #see(event: SimulatorEvent): void {
    switch (event.kind) {
      case 'leg':
        this.#seeLeg(event.leg);
        break;
      case 'heard': {
        const { leg, heard } = event;
        const { at, kind, text, language } = heard;
        const line = {
          at: at.toISOString(),
          kind,
          text,
          ...(language !== undefined && { language }),
        };
        this.#tell(leg, tellHeard(heard), line);
        break;
      }
      case 'key': {
        const { leg, key } = event;
        const told: Told = { kind: 'presses', text: `presses ${key}` };
        this.#tell(leg, told, { at: this.#now(), kind: 'key', text: key });
        break;
      }
      case 'webhook':
        // Reported when it leaves and again when it is answered.
        if (event.exchange.status !== undefined || event.exchange.failure !== undefined)
          this.live.publish('webhook', webhookView(event.exchange));
        break;
      case 'message':
        this.book.meet(event.message.to);
        this.live.publish('message', messageView(event.message));
        break;
      case 'alert':
        this.live.publish('alert', alertView(event.alert));
        break;
    }
  }

  #seeLeg(leg: Leg): void {
    const before = this.#statuses.get(leg);
    if (before === leg.status) return;
    this.#statuses.set(leg, leg.status);
    if (before === undefined) {
      leg.bridged.listen(() => this.touch());
      leg.keysWanted.listen(() => this.touch());
      leg.taken.listen(() => this.touch());
    }
    const handset = this.#handsetOf(leg);
    if (!handset) return;
    // A call that finds the phone taken does not wipe the call the phone is in.
    const { leg: current } = handset.phone;
    if (current === undefined || current === leg) handset.take(leg);
    const told = tellStatus(leg, before === 'ringing');
    if (told) this.#tell(leg, told);
  }

  #tell(leg: Leg, told: Told, line?: TranscriptLine): void {
    const handset = this.#handsetOf(leg);
    if (!handset) return;
    const at = this.#now();
    const shown = line ?? { at, kind: 'note', text: capitalised(told.text) };
    handset.note(leg, shown);
    const happening: Happening = {
      at,
      callSid: leg.sid,
      rootCallSid: leg.root.sid,
      number: handset.number,
      name: handset.name,
      line: shown,
      ...told,
    };
    this.live.publish('happening', happening);
  }

  #look(): void {
    for (const handset of this.book.handsets) {
      this.#lookWhoTalks(handset);
      const view = handset.view(this.simulator.clock.now());
      if (this.#isNews(handset.number, view)) this.live.publish('phone', view);
    }
    const numbers = numberViews(this.simulator);
    if (this.#isNews('numbers', numbers)) this.live.publish('numbers', numbers);
  }

  #lookWhoTalks(handset: Handset): void {
    const others = handset.talkingTo();
    const before = this.#talks.get(handset.number) ?? '';
    this.#talks.set(handset.number, others.join());
    const { leg } = handset.phone;
    if (!leg || others.length === 0 || others.join() === before) return;
    const names = others.map((number) => this.book.nameOf(number)).join(' and ');
    this.#tell(leg, { kind: 'talks', text: `talks with ${names}`, with: others });
  }

  #isNews(subject: string, view: unknown): boolean {
    const text = JSON.stringify(view);
    if (this.#shown.get(subject) === text) return false;
    this.#shown.set(subject, text);
    return true;
  }

  /** A second line of the same number is a phone that nobody sees. */
  #handsetOf(leg: Leg): Handset | undefined {
    const handset = this.book.meet(leg.phone.number);
    return handset?.phone === leg.phone ? handset : undefined;
  }

  #now(): string {
    return this.simulator.clock.now().toISOString();
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
