import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';

const windowMinutes = 15;
/** Attempts in a window. Addresses can be many or shared, so an account has a bound of its own. */
const most = { byAddressAndAccount: 10, byAccount: 100, byAddress: 100 } as const;
/** Bounds the memory of this process under attack. */
const mostRemembered = 50_000;

type Attempts = { count: number; since: number };

/** Slows down whoever guesses passwords. Each process counts for itself. */
@Injectable()
export class SignInAttempts {
  /** Oldest window first. */
  private readonly attempts = new Map<string, Attempts>();

  constructor(private readonly clock: Clock) {}

  /** Counts before the password is looked at, so that guesses made at the same time all count. */
  begin(email: string, address: string): void {
    const now = this.clock.now().getTime();
    this.forgetOld(now);
    const bounds = boundsOf(email, address);
    if (bounds.some(([key, bound]) => (this.attempts.get(key)?.count ?? 0) >= bound)) {
      throw new DomainError(
        'too-many-requests',
        `Too many attempts to sign in. Wait ${String(windowMinutes)} minutes, then try again.`,
      );
    }
    for (const [key] of bounds) {
      const known = this.attempts.get(key);
      if (known === undefined) this.attempts.set(key, { count: 1, since: now });
      else known.count += 1;
    }
  }

  /** Whoever knows the password has not been guessing. */
  succeeded(email: string, address: string): void {
    for (const [key] of boundsOf(email, address)) {
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

function boundsOf(email: string, address: string): [key: string, bound: number][] {
  const account = email.toLowerCase();
  return [
    [`both ${address} ${account}`, most.byAddressAndAccount],
    [`account ${account}`, most.byAccount],
    [`address ${address}`, most.byAddress],
  ];
}
