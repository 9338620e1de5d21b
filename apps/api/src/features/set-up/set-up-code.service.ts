import { timingSafeEqual } from 'node:crypto';

import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';

import type { Environment } from '../../config/environment.js';
import { isLoopback } from '../../config/origin.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { MasterKey } from '../../platform/secrets/master-key.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { Accounts } from '../access/accounts.service.js';
import { GuessingLimits } from '../access/guessing-limits.service.js';

/** Without letters and digits that are taken for each other. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * Until it is set up, an installation belongs to whoever comes first; so they must show that they can read its log.
 * Every process of the installation has the same code, which is worth nothing once there is an owner.
 */
@Injectable()
export class SetUpCode implements OnApplicationBootstrap {
  private readonly logger = new Logger('set-up');
  private readonly code: string;

  constructor(
    masterKey: MasterKey,
    private readonly accounts: Accounts,
    private readonly limits: GuessingLimits,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {
    const letters = Array.from(masterKey.derive('set-up-code').subarray(0, 16), (byte) =>
      alphabet.charAt(byte % alphabet.length),
    ).join('');
    this.code = letters.match(/.{4}/g)?.join('-') ?? letters;
  }

  /** The one code that is ever logged, because its reader is the operator. */
  async onApplicationBootstrap(): Promise<void> {
    if (await this.accounts.hasAny()) return;
    this.logger.warn(
      `Nobody can sign in yet. Open ${this.environment.publicUrl}/set-up and use the set-up code ${this.code}`,
    );
  }

  /** @param isLocal whether the request comes from this machine. */
  isNeeded(isLocal: boolean): boolean {
    return !isLocal || !isLoopback(this.environment.publicUrl);
  }

  assertRight(given: string | undefined, address: string): void {
    this.limits.begin({ what: 'set-up-code', address });
    if (this.isRight(given ?? '')) return;
    const message = 'This is not the set-up code. Ringdown wrote it into its log when it started.';
    throw new DomainError('forbidden', message, { code: [message] });
  }

  private isRight(given: string): boolean {
    const tidy = (code: string) => Buffer.from(code.toUpperCase().replaceAll(/[\s-]/g, ''));
    const [expected, found] = [tidy(this.code), tidy(given)];
    return expected.length === found.length && timingSafeEqual(expected, found);
  }
}
