import type { Session } from '../call/session.js';
import { timeIsUp, type Waker } from '../call/wait.js';
import type { Verb } from '../twiml/verb.js';
import { type Child, hasBeenWhisperedTo } from './dialled-leg.js';
import { flagOf } from './attribute.js';

/**
 * Rings numbers together and answers the one to be bridged, or `undefined` when all of them ended.
 * As Twilio does, the first pick-up cancels the others, although its whisper may still be turned down.
 */
export async function firstToConnect(
  session: Session,
  dial: Verb,
  children: readonly Child[],
): Promise<Child | undefined> {
  const connected: Waker<Child | undefined> = (wake) => {
    const race = new Race(children, wake);
    race.start();
    return () => {
      race.stop();
    };
  };
  const gaveUp: Waker<undefined> = (wake) =>
    session.leg.keyPressed.listen((key) => {
      if (key === '*' && flagOf(dial, 'hangupOnStar')) wake(undefined);
    });
  const winner = await session.wait(undefined, connected, gaveUp);
  const result = winner === timeIsUp ? undefined : winner;
  for (const child of children) if (child !== result) lose(child);
  return result;
}

class Race {
  #firstToPickUp?: Child;
  #isOver = false;
  /** Ended, or sent elsewhere over REST. */
  readonly #gone = new Set<Child>();

  constructor(
    readonly children: readonly Child[],
    readonly decide: (winner: Child | undefined) => void,
  ) {}

  start(): void {
    for (const child of this.children) {
      const gone = () => {
        this.#gone.add(child);
        if (this.#gone.size === this.children.length) this.#finish(undefined);
      };
      child.leg.ended.listen(gone);
      child.leg.taken.listen(gone);
      child.leg.answered.listen(() => void this.#pickUp(child));
    }
    for (const child of this.children) {
      if (!this.#isOver) child.place();
    }
  }

  stop(): void {
    this.#isOver = true;
  }

  async #pickUp(child: Child): Promise<void> {
    if (!this.#firstToPickUp) {
      this.#firstToPickUp = child;
      this.#cancelOthersSoon(child);
    }
    const isReady = await hasBeenWhisperedTo(child);
    if (isReady && this.#mayWin(child)) this.#finish(child);
  }

  #cancelOthersSoon(winner: Child): void {
    const { world } = winner.leg;
    const { simulringCancels, simulringCancelAfterSeconds } = world.behaviour;
    if (simulringCancels === 'after-accept') return;
    world.after(simulringCancelAfterSeconds, () => {
      for (const child of this.children) if (child !== winner) lose(child);
    });
  }

  #mayWin(child: Child): boolean {
    const { simulringCancels } = child.leg.world.behaviour;
    return simulringCancels === 'after-accept' || child === this.#firstToPickUp;
  }

  #finish(winner: Child | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.decide(winner);
  }
}

function lose({ leg }: Child): void {
  if (leg.session) return;
  if (leg.isAnswered) leg.end('completed');
  else leg.end(leg.world.behaviour.losingLegStatus);
}
