import type { CallQueue, QueuedCaller } from '../call/call-queue.js';
import { next, type Step } from '../call/document-source.js';
import { requestInVain } from '../call/document.js';
import { Interruption } from '../call/interruption.js';
import type { Leg } from '../call/leg.js';
import { Session } from '../call/session.js';
import { once } from '../call/wait.js';
import type { Verb } from '../twiml/verb.js';
import { Signal } from '../world/signal.js';
import type { World } from '../world/world.js';
import { actionOf, methodOf, resolved } from './attribute.js';
import { holdWhile } from './hold.js';

/** Puts the caller into a queue until an agent takes the call, the caller leaves, or hangs up. */
export async function enqueue(session: Session, verb: Verb): Promise<Step> {
  const { leg, world } = session;
  leg.answer();
  const queue = queueNamed(world, leg.account.sid, verb.text);
  const caller: QueuedCaller = {
    leg,
    enteredAt: world.now(),
    dequeued: new Signal<Leg>(),
    released: new Signal(),
  };
  queue.waiting.push(caller);
  const leaveQueue = () => {
    queue.waiting = queue.waiting.filter((other) => other !== caller);
  };
  try {
    await waitInLine(session, verb, caller);
    leaveQueue();
    const source = actionAfter(session, verb, { queue, caller, result: 'bridged' });
    return source ? { kind: 'document', source } : next;
  } catch (error) {
    leaveQueue();
    if (!(error instanceof Interruption)) throw error;
    const result = error.reason.kind === 'over' ? 'hangup' : 'redirected';
    const source = actionAfter(session, verb, { queue, caller, result });
    if (source) await requestInVain(session, source);
    throw error;
  }
}

async function waitInLine(session: Session, verb: Verb, caller: QueuedCaller): Promise<void> {
  const { waitUrl } = verb.attributes;
  const agent = await holdWhile<Leg>(
    session,
    waitUrl === undefined
      ? { mode: 'queue-wait', music: 'hold music' }
      : {
          mode: 'queue-wait',
          source: {
            kind: 'queue-wait',
            url: resolved(session, waitUrl),
            method: methodOf(verb, 'waitUrlMethod'),
          },
        },
    [(wake) => caller.dequeued.listen(wake)],
  );
  session.leg.partner = agent;
  session.leg.bridged.emit();
  try {
    await session.wait(undefined, once(caller.released));
  } finally {
    delete session.leg.partner;
  }
}

interface QueueEnd {
  readonly queue: CallQueue;
  readonly caller: QueuedCaller;
  readonly result: 'bridged' | 'hangup' | 'redirected';
}

function actionAfter(session: Session, verb: Verb, { queue, caller, result }: QueueEnd) {
  const waited = session.world.now().getTime() - caller.enteredAt.getTime();
  return actionOf(session, verb, 'enqueue-action', {
    QueueResult: result,
    QueueSid: queue.sid,
    QueueTime: String(Math.round(waited / 1000)),
    ...(session.leg.isOver && { CallStatus: 'completed' }),
  });
}

/** An account's queue of that name; it is created when it is not there. */
export function queueNamed(world: World, accountSid: string, name: string): CallQueue {
  const known = world.queues.find((q) => q.accountSid === accountSid && q.name === name);
  if (known) return known;
  const queue: CallQueue = { sid: world.sid('QU'), accountSid, name, waiting: [] };
  world.queues.push(queue);
  return queue;
}
