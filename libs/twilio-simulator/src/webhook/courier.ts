import { milliseconds } from '../clock/duration.js';
import type { World } from '../world/world.js';
import { CookieJar } from './cookie-jar.js';
import { deliver } from './deliver.js';
import type { WebhookReply } from './webhook-reply.js';
import type { PlannedWebhook } from './webhook-exchange.js';

const lostOnTheWay: WebhookReply = {
  kind: 'failure',
  code: 11205,
  text: 'The connection was lost (a planned fault)',
};

/** Takes webhooks to the application, over a network that may be a bad one. */
export class Courier {
  readonly #world: World;
  readonly #jars = new Map<string, CookieJar>();
  /** The status callbacks of one call family that are still to leave, one after the other. */
  readonly #lines = new Map<string, Promise<void>>();
  readonly #held = new Map<string, (() => void)[]>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Asks for a document and answers what the application said. */
  async request(webhook: PlannedWebhook): Promise<WebhookReply> {
    const fault = this.#world.faults.strike(webhook);
    if (fault === 'drop') return lostOnTheWay;
    if (typeof fault === 'object') await this.#elapse(milliseconds(fault.delay));
    const token = this.#world.uuid();
    const first = this.#send(webhook, token, false);
    if (fault === 'duplicate-at-once') void this.#send(webhook, token, true);
    const reply = await first;
    // The second copy is answered too before the call goes on: its answer must not matter.
    if (fault === 'duplicate') await this.#send(webhook, token, true);
    return reply;
  }

  /** Tells the application something; `judge` looks at each answer. */
  tell(webhook: PlannedWebhook, family: string, judge: (reply: WebhookReply) => void): void {
    const fault = this.#world.faults.strike(webhook);
    if (fault === 'drop') return;
    const token = this.#world.uuid();
    const send = async (isDuplicate: boolean) => {
      judge(await this.#send(webhook, token, isDuplicate));
    };
    const all = async () => {
      if (fault === 'duplicate-at-once') await Promise.all([send(false), send(true)]);
      else await send(false);
      if (fault === 'duplicate') await send(true);
    };
    if (typeof fault === 'object') {
      this.#world.clock.after(milliseconds(fault.delay), () => void all());
    } else if (fault === 'reorder') {
      this.#hold(family, () => void this.#queue(family, all));
    } else {
      void this.#queue(family, all).then(() => {
        this.#release(family);
      });
    }
  }

  /** Resolves when the status callbacks so far of a call family have been answered. */
  async told(family: string): Promise<void> {
    if (this.#world.behaviour.inOrder) await this.#lines.get(family);
  }

  #queue(family: string, task: () => Promise<void>): Promise<void> {
    if (!this.#world.behaviour.inOrder) return task();
    const line = (this.#lines.get(family) ?? Promise.resolve()).then(task);
    this.#lines.set(family, line);
    return line;
  }

  /** Held until a later callback of the family has gone, but not for ever. */
  #hold(family: string, send: () => void): void {
    const held = this.#held.get(family) ?? [];
    this.#held.set(family, [...held, send]);
    this.#world.after(5, () => {
      if (this.#held.get(family)?.includes(send)) this.#release(family);
    });
  }

  #release(family: string): void {
    const held = this.#held.get(family) ?? [];
    this.#held.delete(family);
    for (const send of held) send();
  }

  #send(webhook: PlannedWebhook, token: string, isDuplicate: boolean): Promise<WebhookReply> {
    const key = webhook.callSid ?? webhook.accountSid;
    const jar = this.#jars.get(key) ?? new CookieJar();
    this.#jars.set(key, jar);
    return this.#world.clock.during(deliver(this.#world, webhook, { token, isDuplicate, jar }));
  }

  #elapse(delay: number): Promise<void> {
    return new Promise((resolve) => {
      this.#world.clock.after(delay, resolve);
    });
  }
}
