import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import type { Environment } from './config/environment.js';
import { dataSourceOptions } from './database/data-source.js';
import { HealthController } from './features/health/health.controller.js';
import { WebhookModule } from './features/webhook/webhook.module.js';
import type { Clock } from './platform/clock/clock.port.js';
import { PlatformModule } from './platform/platform.module.js';

@Module({})
export class AppModule {
  static of(environment: Environment & { databaseUrl: string }, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(environment, clock),
        TypeOrmModule.forRoot(dataSourceOptions(environment.databaseUrl, 10)),
        WebhookModule,
      ],
      controllers: [HealthController],
    };
  }
}
