import { normalizeIP } from '@fastify/rate-limit';
import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';

const windowMinutes = 15;
/** Attempts in a window. Addresses can be many or shared, so an account has a bound of its own. */
const bounds = {
  password: { byBoth: 10, byAccount: 100, byAddress: 100 },
  /** Who comes this far knows the password; the account's own bound is better-auth's, in the database. */
  'two-factor-code': { byBoth: 10, byAccount: 100, byAddress: 30 },
  'password-reset': { byBoth: 5, byAccount: 10, byAddress: 50 },
  'reset-token': { byBoth: 30, byAccount: 30, byAddress: 30 },
  'set-up-code': { byBoth: 20, byAccount: 20, byAddress: 20 },
} as const;
/** Bounds the memory of this process under attack. */
const mostRemembered = 50_000;

/** What is guessed, or asked for too often. */
export type Guess = {
  what: keyof typeof bounds;
  /** The e-mail address of the account; undefined where only the client's address is known. */
  account?: string;
  address: string;
};

type Attempts = { count: number; since: number; isTold: boolean };

/** Slows down whoever guesses. Each process counts for itself. */
@Injectable()
export class GuessingLimits {
  /** Oldest window first. */
  private readonly attempts = new Map<string, Attempts>();

  constructor(private readonly clock: Clock) {}

  /**
   * Counts before the guess is looked at, so that guesses made at the same time all count.
   *
   * @param tell is called with the first refusal of a window.
   */
  begin(guess: Guess, tell: () => void = () => undefined): void {
    const now = this.clock.now().getTime();
    this.forgetOld(now);
    const keys = keysOf(guess);
    for (const [key, bound] of keys) {
      const known = this.attempts.get(key);
      if (known === undefined || known.count < bound) continue;
      if (!known.isTold) tell();
      known.isTold = true;
      throw new DomainError(
        'too-many-requests',
        `Too many attempts. Wait ${String(windowMinutes)} minutes, then try again.`,
      );
    }
    for (const [key] of keys) {
      const known = this.attempts.get(key);
      if (known === undefined) this.attempts.set(key, { count: 1, since: now, isTold: false });
      else known.count += 1;
    }
  }

  /** Whoever knows the answer has not been guessing. */
  succeeded(guess: Guess): void {
    for (const [key] of keysOf(guess)) {
      const known = this.attempts.get(key);
      if (known !== undefined) known.count -= 1;
    }
  }

  private forgetOld(now: number): void {
    for (const [key, { since }] of this.attempts) {
      const isOver = now - since >= windowMinutes * 60_000;
      if (!isOver && this.attempts.size <= mostRemembered) return;
      this.attempts.delete(key);
    }
  }
}

function keysOf({ what, account, address }: Guess): [key: string, bound: number][] {
  const { byBoth, byAccount, byAddress } = bounds[what];
  const name = account?.toLowerCase();
  // Whoever has one IPv6 address has its whole /64.
  const place = normalizeIP(address);
  return [
    [`${what} from ${place}`, byAddress],
    ...(name === undefined
      ? []
      : ([
          [`${what} of ${name} from ${place}`, byBoth],
          [`${what} of ${name}`, byAccount],
        ] satisfies [string, number][])),
  ];
}
