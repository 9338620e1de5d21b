import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import pg from 'pg';

import type { Environment } from '../../config/environment.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { RoutingPlans } from './routing-plans.service.js';

/** A notification may be lost while the connection is down: this often the version is looked at. */
const pollMilliseconds = 5000;

/** Keeps the plans of this process in step with changes that any process makes. */
@Injectable()
export class RoutingChanges implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('routing-changes');
  private listener: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isPolling = false;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly plans: RoutingPlans,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.listen();
    this.timer = setInterval(() => void this.poll(), pollMilliseconds);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.listener?.end();
  }

  private async listen(): Promise<void> {
    const listener = new pg.Client({
      connectionString: this.environment.databaseUrl,
      application_name: 'ringdown-listen',
      connectionTimeoutMillis: 2000,
      query_timeout: 5000,
      keepAlive: true,
    });
    listener.on('error', () => (this.listener = undefined));
    listener.on('notification', () => void this.plans.refresh());
    await listener.connect();
    await listener.query('LISTEN routing_changed');
    this.listener = listener;
  }

  private async poll(): Promise<void> {
    if (this.isPolling) return;
    this.isPolling = true;
    try {
      if (this.listener === undefined) await this.listen();
      await this.plans.refresh();
    } catch (error) {
      this.logger.warn({ err: error, msg: 'Changes of routing cannot be listened to.' });
    } finally {
      this.isPolling = false;
    }
  }
}
