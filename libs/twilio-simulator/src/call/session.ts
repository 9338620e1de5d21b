import type { Verb } from '../twiml/verb.js';
import { perform } from '../verbs/perform.js';
import { Signal } from '../world/signal.js';
import type { World } from '../world/world.js';
import { loadDocument } from './document.js';
import type { DocumentSource, Step } from './document-source.js';
import { Interruption, type InterruptionReason } from './interruption.js';
import type { Leg } from './leg.js';
import { firstOf, timeIsUp, type Waker } from './wait.js';

/** What a document is run for; it decides which verbs may stand in it. */
export type SessionMode = 'call' | 'whisper' | 'conference-wait' | 'queue-wait';

/** How running a leg's documents came to its end. */
export type SessionEnd = 'over' | 'ran-out' | 'left' | 'stopped' | 'failed';

/** Runs TwiML on one leg, document after document. */
export class Session {
  readonly world: World;
  readonly interrupted = new Signal<InterruptionReason>();
  /** Address of the current document; `undefined` when it was given over REST. */
  documentUrl?: string;
  documentMethod: 'GET' | 'POST' = 'POST';
  /** The latest document came from the fallback URL. */
  isInFallback = false;
  #reason?: InterruptionReason;

  constructor(
    readonly leg: Leg,
    readonly mode: SessionMode,
  ) {
    this.world = leg.world;
    leg.ended.listen(() => {
      this.interrupt({ kind: 'over' });
    });
    if (mode !== 'call')
      leg.taken.listen(() => {
        this.interrupt({ kind: 'stopped' });
      });
  }

  /** Leaves the current verb, whatever it waits for. The end of the leg is final. */
  interrupt(reason: InterruptionReason): void {
    if (this.#reason?.kind === 'over') return;
    this.#reason = reason;
    this.interrupted.emit(reason);
  }

  /** Runs documents until the last one has no more verbs, or the leg ends; never throws an Interruption. */
  async run(first: DocumentSource): Promise<SessionEnd> {
    let source = first;
    for (;;) {
      try {
        const step: Step | 'failed' = await this.#runDocument(source);
        if (step === 'failed') return 'failed';
        if (step.kind === 'next') return 'ran-out';
        if (step.kind === 'leave') return 'left';
        if (step.kind === 'hang-up') {
          this.leg.hangUp();
          return 'over';
        }
        ({ source } = step);
      } catch (error) {
        if (!(error instanceof Interruption)) throw error;
        // The leg may have ended since, while a last request was answered.
        const reason = this.#reason ?? error.reason;
        if (reason.kind !== 'redirected') return reason.kind;
        this.#reason = undefined;
        ({ source } = reason);
      }
    }
  }

  /** Waits for the first waker or so many seconds; throws an Interruption when the leg ends or is sent elsewhere. */
  async wait<T>(seconds: number | undefined, ...wakers: Waker<T>[]): Promise<T | typeof timeIsUp> {
    this.check();
    const milliseconds = seconds === undefined ? undefined : seconds * 1000;
    const interruption: Waker<typeof interrupted> = (wake) =>
      this.interrupted.listen(() => {
        wake(interrupted);
      });
    const result = await firstOf<T | typeof interrupted>(this.world.clock, milliseconds, [
      ...wakers,
      interruption,
    ]);
    this.check();
    // Only an interruption wakes with this value, and it was thrown a line above unless it was taken back.
    return result === interrupted ? timeIsUp : result;
  }

  check(): void {
    if (this.#reason) throw new Interruption(this.#reason);
  }

  warn(code: number, text: string, level: 'warning' | 'error' = 'warning'): void {
    this.world.alert({
      code,
      level,
      text,
      accountSid: this.leg.account.sid,
      callSid: this.leg.sid,
      ...(this.documentUrl !== undefined && { url: this.documentUrl }),
    });
  }

  async #runDocument(source: DocumentSource): Promise<Step | 'failed'> {
    this.check();
    const verbs: readonly Verb[] | undefined = await loadDocument(this, source);
    this.check();
    if (!verbs) return 'failed';
    for (const verb of verbs) {
      const step = await perform(this, verb);
      this.check();
      if (step.kind !== 'next') return step;
    }
    return { kind: 'next' };
  }
}

const interrupted = Symbol('interrupted');
