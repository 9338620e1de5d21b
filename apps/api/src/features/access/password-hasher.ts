import { hash, verify } from '@node-rs/argon2';

/** Half of the threads that Node has; files and the names of hosts need them, too, and a call may wait for those. */
const mostAtOnce = 2;
const waiting: (() => void)[] = [];
let running = 0;

/** Argon2id with the library's parameters, which are OWASP's: 19 MiB, two passes, one lane. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password));
}

/** Whether the password is the one that was hashed. */
export function isPassword(options: { hash: string; password: string }): Promise<boolean> {
  return inTurn(() => verify(options.hash, options.password));
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running < mostAtOnce) running += 1;
  else await new Promise<void>((goOn) => void waiting.push(goOn));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
