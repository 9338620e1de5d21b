import { parseArgs } from 'node:util';

import { SandboxError } from './sandbox.mjs';

/** What a responder may be told to do, in the words of the sandbox. */
const behaviours = {
  answers: 'answers',
  mailbox: 'mailbox',
  declines: 'declines',
  busy: 'busy',
  ignores: 'ignores',
  unreachable: 'unreachable',
};

/** The responders of the demo and what they do unless somebody says otherwise. */
const responders = {
  alice: { number: '+12025550111', usual: 'ignores' },
  bob: { number: '+12025550112', usual: 'answers' },
  carol: { number: '+12025550113', usual: 'ignores' },
  dave: { number: '+12025550114', usual: 'ignores' },
};

const usualCaller = '+4930901820';
const number = /^\+[1-9]\d{6,14}$/;

export const usage = `Places a call in the running sandbox and prints it as it happens.

  npm run call -- [options]

  --from <number>      who calls; "anonymous" withholds the number   (${usualCaller})
  --to <number>        the routing number to dial                    (the sandbox's first)
  --alice <behaviour>  what Alice does when she is rung              (ignores)
  --bob <behaviour>    the same for Bob                              (answers)
  --carol <behaviour>  the same for Carol                            (ignores)
  --dave <behaviour>   the same for Dave                             (ignores)
  --talk <seconds>     how long somebody who answers talks           (5)
  --help               this text

  Behaviours: ${Object.keys(behaviours).join(', ')}.
  "answers" picks up after 3 seconds and presses 1 when asked to.

  SANDBOX_URL is the address of the sandbox (http://127.0.0.1:4010).
  The exit code is 0 when somebody was reached, 2 when nobody was, and 1 when the call could not be placed.
`;

/**
 * @typedef {{ number: string, behaviour: string }} Responder
 * @typedef {{ from: string, isWithheld: boolean, to: string | undefined, responders: Responder[], talkSeconds: number }} CallOptions
 */

/**
 * @param {string[]} words
 * @returns {CallOptions | 'help'}
 */
export function callArguments(words) {
  const values = parse(words);
  if (values.help === true) return 'help';
  const { from = usualCaller, to, talk = '5' } = values;
  const isWithheld = from === 'anonymous';
  if (!isWithheld && !number.test(from))
    throw new SandboxError(
      `--from must be a number such as ${usualCaller} or "anonymous", not ${from}.`,
    );
  if (to !== undefined && !number.test(to))
    throw new SandboxError(`--to must be a number such as +12025550100, not ${to}.`);
  const talkSeconds = Number(talk);
  if (!(talkSeconds >= 0 && talkSeconds <= 3600))
    throw new SandboxError(`--talk must be a number of seconds from 0 to 3600, not ${talk}.`);
  return {
    from: isWithheld ? usualCaller : from,
    isWithheld,
    to,
    talkSeconds,
    responders: Object.entries(responders).map(([name, responder]) => ({
      number: responder.number,
      behaviour: behaviourOf(name, values[name] ?? responder.usual),
    })),
  };
}

/**
 * @param {string[]} words
 * @returns {Record<string, any>}
 */
function parse(words) {
  const text = /** @type {const} */ ({ type: 'string' });
  const names = Object.keys(responders).map((name) => [name, text]);
  const options = { from: text, to: text, talk: text, help: { type: 'boolean', short: 'h' } };
  try {
    return parseArgs({ args: words, options: { ...options, ...Object.fromEntries(names) } }).values;
  } catch (error) {
    const [reason] = error.message.split('. ');
    throw new SandboxError(`${reason}; --help lists what can be said.`);
  }
}

/**
 * @param {string} name
 * @param {string} behaviour
 */
function behaviourOf(name, behaviour) {
  if (!(behaviour in behaviours))
    throw new SandboxError(
      `--${name} must be one of ${Object.keys(behaviours).join(', ')}, not ${behaviour}.`,
    );
  return behaviours[/** @type {keyof typeof behaviours} */ (behaviour)];
}
