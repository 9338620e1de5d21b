import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What Prometheus may ask for. Labels never hold a person, a number or a project. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly webhookSeconds = new Histogram({
    name: 'ringdown_webhook_seconds',
    help: 'Time to answer a webhook of the carrier, by its kind.',
    labelNames: ['kind'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 15],
    registers: [this.registry],
  });

  readonly webhooksRefused = new Counter({
    name: 'ringdown_webhooks_refused_total',
    help: 'Webhooks whose signature was wrong or missing.',
    registers: [this.registry],
  });

  readonly journalSpooled = new Counter({
    name: 'ringdown_journal_spooled_total',
    help: 'Journal entries that went to the local spool because the database did not answer.',
    registers: [this.registry],
  });

  readonly webhookErrors = new Counter({
    name: 'ringdown_webhook_errors_total',
    help: 'Webhooks that met an unexpected error; the caller heard a sentence all the same.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
