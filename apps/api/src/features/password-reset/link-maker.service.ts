import { Inject, Injectable } from '@nestjs/common';

import type { Environment } from '../../config/environment.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { Authentication } from '../access/authentication.service.js';

/** Makes links that set a new password: good for one hour and one use. */
@Injectable()
export class LinkMaker {
  constructor(
    private readonly authentication: Authentication,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @param madeBy who hands it over; null: it goes by mail, which proves that the address is theirs. */
  async makeLink(userId: string, madeBy: string | null): Promise<{ url: string; expiresAt: Date }> {
    const now = this.clock.now();
    const { token, expiresAt } = await this.authentication.makeResetToken(userId, { madeBy, now });
    // Behind a `#`, which a browser sends to no server and no server writes into a log.
    return { url: `${this.environment.publicUrl}/reset-password#${token}`, expiresAt };
  }
}
