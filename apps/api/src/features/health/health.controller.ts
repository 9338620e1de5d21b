import { Controller, Get, Inject } from '@nestjs/common';
import type pg from 'pg';

import { AllowAnyone } from '../../platform/access/allow.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { POOL } from '../../platform/tokens.js';

/** For load balancers and container platforms. */
@Controller('api/health')
@AllowAnyone()
export class HealthController {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** The process runs. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can do all of its work; without a database calls are still routed, but nothing can be edited. */
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    try {
      await this.pool.query('SELECT 1');
    } catch {
      throw new DomainError('unavailable', 'The database does not answer.');
    }
    return { status: 'ok' };
  }
}
