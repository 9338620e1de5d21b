import { SandboxError } from './sandbox.mjs';

/**
 * Prints a call from its first ring to its last callback; gives the exit code.
 *
 * @param {import('./sandbox.mjs').Sandbox} sandbox
 * @param {import('./arguments.mjs').CallOptions} options
 */
export async function placeCall(sandbox, options) {
  const events = await sandbox.events();
  const { value: first } = await events.next();
  if (first?.name !== 'snapshot') throw new SandboxError('The sandbox does not tell what happens.');
  const { phones } = first.content;
  try {
    await preparePhones(sandbox, options, phones);
    return await dial(sandbox, options, events);
  } finally {
    await restorePhones(sandbox, options, phones);
  }
}

/**
 * @param {import('./sandbox.mjs').Sandbox} sandbox
 * @param {import('./arguments.mjs').CallOptions} options
 * @param {AsyncGenerator<{ name: string, content: any }>} events
 */
async function dial(sandbox, { from, to, isWithheld }, events) {
  const phone = `phones/${from}`;
  const { call } = await sandbox.ask('POST', `${phone}/dial`, {
    withheld: isWithheld,
    ...(to !== undefined && { to }),
  });
  const interrupted = hangUpOnInterrupt(() => sandbox.ask('POST', `${phone}/hang-up`, {}));
  try {
    return await narrate(events, { from, callSid: call?.sid });
  } finally {
    interrupted.forget();
  }
}

/**
 * @param {import('./sandbox.mjs').Sandbox} sandbox
 * @param {import('./arguments.mjs').CallOptions} options
 * @param {{ number: string, role: string, state: string }[]} phones
 */
async function preparePhones(sandbox, { from, responders, talkSeconds }, phones) {
  const find = (/** @type {string} */ number) => phones.find((phone) => phone.number === number);
  const caller = find(from);
  if (!caller) {
    await sandbox.ask('POST', 'phones', { number: from, name: `Caller ${from}`, role: 'caller' });
  } else if (caller.state !== 'idle') {
    throw new SandboxError(`${from} is in a call already; hang up first.`);
  }
  for (const { number, behaviour } of responders) {
    if (!find(number)) continue;
    await sandbox.ask('PUT', `phones/${number}/script`, {
      behaviour,
      ...(behaviour === 'answers' && { hangUpAfterSeconds: talkSeconds }),
    });
  }
}

/**
 * Somebody may go on with these phones by hand.
 *
 * @param {import('./sandbox.mjs').Sandbox} sandbox
 * @param {import('./arguments.mjs').CallOptions} options
 * @param {{ number: string, behaviour: string }[]} phones as they were before
 */
async function restorePhones(sandbox, { responders }, phones) {
  for (const { number } of responders) {
    const before = phones.find((phone) => phone.number === number);
    // A sandbox that is gone has no phones to be restored, and the call itself has been told.
    if (before)
      await sandbox
        .ask('PUT', `phones/${number}/script`, { behaviour: before.behaviour })
        .catch(() => undefined);
  }
}

/**
 * @param {AsyncGenerator<{ name: string, content: any }>} events
 * @param {{ from: string, callSid: string | undefined }} call
 */
async function narrate(events, { from, callSid }) {
  let startedAt;
  let callerSid = callSid;
  /** @type {{ name: string, at: number } | undefined} */
  let reached;
  const others = new Set();
  for await (const { name, content } of events) {
    if (name !== 'happening') continue;
    if (content.kind === 'dials') {
      if (content.number === from) callerSid ??= content.callSid;
      if (content.callSid !== callerSid) others.add(content.callSid);
    }
    if (others.has(content.rootCallSid)) continue;
    const isCaller = content.callSid === callerSid;
    const at = Date.parse(content.at);
    if (isCaller) startedAt ??= at;
    // The end of a call before ours, or the other side of what the caller is about to tell.
    if (startedAt === undefined || (content.kind === 'talks' && !isCaller)) continue;
    print(at - startedAt, isCaller ? 'caller' : content.name.split(' ')[0], content.text);
    if (isCaller && content.kind === 'talks') reached ??= { name: nameIn(content.text), at };
    if (isCaller && content.kind === 'ends') return summary(reached, startedAt, at);
  }
  throw new SandboxError('The sandbox stopped before the call was over.');
}

/**
 * @param {{ name: string, at: number } | undefined} reached
 * @param {number} startedAt
 * @param {number} endedAt
 */
function summary(reached, startedAt, endedAt) {
  const total = seconds(endedAt - startedAt);
  process.stdout.write(
    reached
      ? `\n${reached.name} was reached after ${seconds(reached.at - startedAt)} s. The call took ${total} s.\n`
      : `\nNobody was reached. The call took ${total} s.\n`,
  );
  return reached ? 0 : 2;
}

/**
 * @param {number} milliseconds
 * @param {string} who
 * @param {string} what
 */
function print(milliseconds, who, what) {
  process.stdout.write(`${seconds(milliseconds).padStart(5)} s  ${who.padEnd(10)}  ${what}\n`);
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return (Math.max(0, milliseconds) / 1000).toFixed(1);
}

/** @param {string} text as in `talks with Bob Brandt` */
function nameIn(text) {
  return text.replace(/^talks with /, '');
}

/**
 * Ctrl-C puts the receiver down, and the call then ends as any other; a second one does not wait for that.
 *
 * @param {() => Promise<unknown>} hangUp
 */
function hangUpOnInterrupt(hangUp) {
  const onInterrupt = () => {
    process.once('SIGINT', () => process.exit(1));
    hangUp().catch(() => process.exit(1));
  };
  process.once('SIGINT', onInterrupt);
  return { forget: () => process.off('SIGINT', onInterrupt) };
}
