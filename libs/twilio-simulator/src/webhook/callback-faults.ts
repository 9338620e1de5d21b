import { type Duration, milliseconds } from '../clock/duration.js';
import type { Cancel } from '../clock/simulator-clock.js';
import type { Random } from '../world/random.js';
import { isStatusKind, type PlannedWebhook, type WebhookKind } from './webhook-exchange.js';

/** How often a fault strikes: a probability, one for each kind of webhook, or a test of the webhook. */
export type FaultChance =
  number | Partial<Record<WebhookKind, number>> | ((webhook: PlannedWebhook) => boolean);

/** What befalls one webhook. */
export type CallbackFault =
  'duplicate' | 'duplicate-at-once' | 'drop' | 'reorder' | { readonly delay: Duration };

/** Settings a simulator begins with. */
export interface CallbackFaultSettings {
  /** A second copy, sent when the first has been answered. */
  readonly duplicate: FaultChance;
  /** A second copy, sent together with the first. */
  readonly duplicateAtOnce: FaultChance;
  readonly delay: FaultChance;
  /** The longest delay; the actual one is random. */
  readonly longestDelay: Duration;
  readonly drop: FaultChance;
  /** Held back until the next status callback of the same call has gone. */
  readonly reorder: FaultChance;
}

/** The switches that make the network between Twilio and the application a bad one; they may be changed while running. */
export class CallbackFaults {
  duplicate: FaultChance;
  duplicateAtOnce: FaultChance;
  delay: FaultChance;
  longestDelay: Duration;
  drop: FaultChance;
  reorder: FaultChance;
  #planned: { when: (webhook: PlannedWebhook) => boolean; fault: CallbackFault }[] = [];
  readonly #random: Random;

  constructor(settings: Partial<CallbackFaultSettings>, random: Random) {
    this.duplicate = settings.duplicate ?? 0;
    this.duplicateAtOnce = settings.duplicateAtOnce ?? 0;
    this.delay = settings.delay ?? 0;
    this.longestDelay = settings.longestDelay ?? '3s';
    this.drop = settings.drop ?? 0;
    this.reorder = settings.reorder ?? 0;
    this.#random = random;
  }

  /** The next webhook for which `when` holds meets this fault. Dropping a document counts as a lost connection. */
  once(when: (webhook: PlannedWebhook) => boolean, fault: CallbackFault): Cancel {
    const plan = { when, fault };
    this.#planned.push(plan);
    return () => {
      this.#planned = this.#planned.filter((other) => other !== plan);
    };
  }

  /** No faults from now on, neither likely nor planned ones. */
  clear(): void {
    this.#planned = [];
    this.duplicate = this.duplicateAtOnce = this.delay = this.drop = this.reorder = 0;
  }

  /** What befalls this webhook; planned faults come first and exclude random ones. */
  strike(webhook: PlannedWebhook): CallbackFault | undefined {
    const planned = this.#planned.find((plan) => plan.when(webhook));
    if (planned) {
      this.#planned = this.#planned.filter((plan) => plan !== planned);
      return planned.fault;
    }
    if (isStatusKind(webhook.kind) && this.#strikes(this.drop, webhook)) return 'drop';
    if (isStatusKind(webhook.kind) && this.#strikes(this.reorder, webhook)) return 'reorder';
    if (this.#strikes(this.duplicate, webhook)) return 'duplicate';
    if (this.#strikes(this.duplicateAtOnce, webhook)) return 'duplicate-at-once';
    if (this.#strikes(this.delay, webhook))
      return { delay: Math.ceil(this.#random() * milliseconds(this.longestDelay)) };
    return undefined;
  }

  #strikes(chance: FaultChance, webhook: PlannedWebhook): boolean {
    if (typeof chance === 'function') return chance(webhook);
    const probability = typeof chance === 'number' ? chance : (chance[webhook.kind] ?? 0);
    // No number is drawn for a fault that is off, so that switching one on does not shift the others.
    return probability > 0 && this.#random() < probability;
  }
}
