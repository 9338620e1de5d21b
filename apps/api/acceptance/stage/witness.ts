import type { CrowdCall } from './crowd.js';
import type { PhoneWorld } from './phone-world.js';

type Leg = PhoneWorld['twilio']['calls'][number];

/** A caller may be alone in a room, or hear nothing, for so long. */
const longestSeconds = { alone: 12, silent: 12 };

const secondsOfWord = 0.4;

/** Watches the phone network and remembers what it does not: who talked to whom since when, and who had to wait in silence. */
export class Witness {
  /** By the caller's leg: those who had them on the line, in this order. */
  readonly talks = new Map<Leg, { with: Leg; at: Date }[]>();
  readonly complaints = new Set<string>();
  /** Whoever a Dial has rung hears of a process that dies in that very moment: TwiML has no second address for them. */
  readonly unaided = new Set<string>();
  private readonly aloneSince = new Map<Leg, Date>();
  private readonly heardAt = new Map<Leg, Date>();

  constructor(private readonly world: PhoneWorld) {
    world.twilio.on((event) => {
      if (event.kind === 'leg') this.noteTalk(event.leg);
      if (event.kind === 'heard' && event.heard.kind === 'application-error') {
        const told = event.leg.parent === undefined ? this.complaints : this.unaided;
        told.add(`${event.leg.from} hears: ${event.heard.text}`);
      }
    });
  }

  /** To be asked every few seconds. */
  lookAround(calls: readonly CrowdCall[]): void {
    for (const { dialled } of calls) {
      const { leg } = dialled;
      if (leg.isOver) continue;
      this.lookIntoRoom(leg);
      this.listenTo(leg);
    }
  }

  private noteTalk(leg: Leg): void {
    if (leg.direction !== 'inbound') return;
    const others = leg.conference?.isUnderWay === true ? leg.conference.participants : [];
    const partner = leg.partner ?? others.map((other) => other.leg).find((other) => other !== leg);
    if (partner === undefined) return;
    const talks = this.talks.get(leg) ?? [];
    if (talks.at(-1)?.with !== partner) talks.push({ with: partner, at: this.world.clock.now() });
    this.talks.set(leg, talks);
  }

  private lookIntoRoom(leg: Leg): void {
    if (leg.conference === undefined || leg.conference.participants.length > 1) {
      this.aloneSince.delete(leg);
      return;
    }
    const since = this.aloneSince.get(leg) ?? this.world.clock.now();
    this.aloneSince.set(leg, since);
    if (this.secondsSince(since) > longestSeconds.alone) {
      this.complaints.add(`${leg.from} is in a room alone`);
    }
  }

  private listenTo(leg: Leg): void {
    if (this.hearsSomething(leg)) this.heardAt.set(leg, this.world.clock.now());
    const since = this.heardAt.get(leg) ?? leg.answeredAt;
    if (this.secondsSince(since) > longestSeconds.silent) {
      this.complaints.add(`${leg.from} hears nothing`);
    }
  }

  /** Whoever waits for a phone that rings, or talks, hears something; whoever is recorded speaks. */
  private hearsSomething(leg: Leg): boolean {
    const { heard, conference, partner } = leg;
    const last = heard.at(-1);
    const rings = this.world.twilio.calls.some((other) => other.parent === leg && !other.isOver);
    if (!leg.isAnswered || rings || conference !== undefined || partner !== undefined) return true;
    if (last === undefined) return false;
    if (last.kind === 'beep') return true;
    const seconds =
      last.kind === 'play'
        ? this.world.twilio.behaviour.playSeconds
        : last.text.split(' ').length * secondsOfWord;
    return this.secondsSince(last.at) < seconds;
  }

  private secondsSince(at: Date | undefined): number {
    return at === undefined ? 0 : (this.world.clock.now().getTime() - at.getTime()) / 1000;
  }
}
