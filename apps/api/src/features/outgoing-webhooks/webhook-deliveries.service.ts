import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { PageQueryDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { FailingWebhooks } from './failing-webhooks.service.js';
import { postMessage } from './post-message.js';
import {
  WebhookDeliveriesRepository,
  type DeliveryRow,
  type ReadinessChange,
} from './webhook-deliveries.repository.js';
import { messageOf, signatureOf } from './webhook-message.js';

const jobName = 'deliver-webhook';

/** Tells receivers what happened, however often it takes, at most once for each call and each change of readiness. */
@Injectable()
export class WebhookDeliveries implements OnModuleInit {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly repository: WebhookDeliveriesRepository,
    private readonly jobs: JobRunner,
    private readonly secrets: SecretBox,
    private readonly failing: FailingWebhooks,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat({
      name: 'tell-webhooks',
      pattern: '* * * * *',
      work: () => this.tellOfEndedCalls(),
    });
    this.jobs.repeat({
      name: 'forget-webhook-deliveries',
      pattern: '23 3 * * *',
      work: () => this.repository.forgetOld(),
    });
    this.jobs.handle<{ id: string }>({
      name: jobName,
      // Some ten hours.
      mostAttempts: 11,
      work: ({ id }) => this.deliver(id),
      giveUp: ({ id }) => this.giveUp(id),
    });
  }

  /** Looks for calls that have ended, so that the caller's webhooks have nothing to do with it. */
  async tellOfEndedCalls(): Promise<void> {
    await this.repository.transaction(async (tx) => {
      for (const id of await this.repository.addOfEndedCalls(tx)) {
        await this.jobs.add(jobName, { id }, { within: tx });
      }
    });
  }

  /** @param tx keeps the change: the messages leave with it, or not at all. */
  async tellOfReadiness(
    tx: EntityManager,
    projectId: string,
    change: ReadinessChange,
  ): Promise<void> {
    for (const id of await this.repository.addOfReadiness(tx, projectId, change)) {
      await this.jobs.add(jobName, { id }, { within: tx });
    }
  }

  /** The newest first; one row more than the page shows. */
  list(webhookId: string, query: PageQueryDto): Promise<(DeliveryRow & { created: string })[]> {
    return this.repository.list(webhookId, query);
  }

  async addTest(tx: EntityManager, webhookId: string): Promise<DeliveryRow> {
    const delivery = await this.repository.addTest(tx, webhookId);
    await this.jobs.add(jobName, { id: delivery.id }, { within: tx });
    return delivery;
  }

  private async deliver(id: string): Promise<void> {
    const due = await this.repository.findDue(id);
    if (due === undefined) return this.repository.markFailed(id);
    const receiver = JSON.parse(this.secrets.open(due.receiver_sealed, due.webhook_id)) as {
      address: string;
      secret: string;
    };
    const body = JSON.stringify(messageOf(due, this.environment.publicUrl));
    const timestamp = String(Math.floor(Date.now() / 1000));
    const attempt = await postMessage({
      address: receiver.address,
      body,
      headers: {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signatureOf({ id, timestamp, body }, receiver.secret),
      },
      mayBePrivate: this.environment.webhooksMayReachPrivateNetworks,
    });
    const { statusCode } = attempt;
    const isTaken = statusCode !== null && statusCode >= 200 && statusCode < 300;
    await this.repository.record(id, attempt, isTaken);
    // A test tells at once how it went.
    if (!isTaken && due.event === 'test') return this.repository.markFailed(id);
    if (!isTaken) throw new Error(`A receiver answered ${String(statusCode ?? 'nothing')}.`);
  }

  private async giveUp(id: string): Promise<void> {
    await this.repository.markFailed(id);
    await this.failing.switchOff(id);
  }
}
