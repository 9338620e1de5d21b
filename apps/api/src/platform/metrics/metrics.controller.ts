import { Controller, Get, Header } from '@nestjs/common';

import { AllowAnyone } from '../access/allow.js';
import { Metrics } from './metrics.js';

@Controller('api/metrics')
@AllowAnyone()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4')
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
