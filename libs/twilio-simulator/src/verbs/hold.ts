import type { DocumentRequest } from '../call/document-source.js';
import { Session, type SessionEnd, type SessionMode } from '../call/session.js';
import { timeIsUp, type Waker } from '../call/wait.js';

/** What somebody who waits hears: a document, over and over, or a piece of music, or nothing. */
export interface HoldMusic {
  readonly mode: SessionMode;
  readonly source?: DocumentRequest;
  readonly music?: string;
}

/** Waits for the first waker while a hold document runs; a document that leaves or fails answers `'left'`. */
export async function holdWhile<T>(
  session: Session,
  hold: HoldMusic,
  wakers: readonly Waker<T>[],
): Promise<T> {
  const { leg } = session;
  const waiting = new Session(leg, hold.mode);
  if (hold.music !== undefined) leg.hear('play', hold.music);
  if (hold.source) void repeat(waiting, hold.source);
  try {
    const result = await session.wait(undefined, ...wakers);
    if (result === timeIsUp) throw new Error('A wait without limit cannot run out of time');
    return result;
  } finally {
    waiting.interrupt({ kind: 'stopped' });
  }
}

async function repeat(waiting: Session, source: DocumentRequest): Promise<void> {
  const { world } = waiting;
  let end: SessionEnd = 'ran-out';
  while (end === 'ran-out') {
    const began = world.now().getTime();
    end = await waiting.run(source);
    // A document that takes no time would be fetched for ever in the same instant.
    if (end === 'ran-out' && world.now().getTime() === began)
      await new Promise<void>((resolve) => {
        world.after(1, resolve);
      });
  }
}
