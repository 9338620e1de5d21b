import { randomBytes, randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import {
  mostOutgoingWebhooks,
  type CreatedOutgoingWebhookDto,
  type CreateOutgoingWebhookDto,
  type OutgoingWebhookDto,
  type PageDto,
  type PageQueryDto,
  type WebhookDeliveryDto,
} from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { isPrivate } from '../../platform/network/private-networks.js';
import { toPage } from '../../platform/paging/cursor.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import {
  OutgoingWebhooksRepository,
  type WebhookKey,
  type WebhookRow,
} from './outgoing-webhooks.repository.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';
import type { DeliveryRow } from './webhook-deliveries.repository.js';

/** Who is told of a project's missed calls and voicemails over HTTP. */
@Injectable()
export class OutgoingWebhooksService {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly repository: OutgoingWebhooksRepository,
    private readonly sender: WebhookDeliveries,
    private readonly secrets: SecretBox,
    private readonly audit: AuditLog,
  ) {}

  async list(projectId: string, query: PageQueryDto): Promise<PageDto<OutgoingWebhookDto>> {
    return toPage(await this.repository.list(projectId, query), query, {
      item: toDto,
      cursor: ({ created, id }) => [created, id],
    });
  }

  async create(
    projectId: string,
    { name, address, format, events }: CreateOutgoingWebhookDto,
  ): Promise<CreatedOutgoingWebhookDto> {
    this.assertReachable(address);
    const id = randomUUID();
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    const receiverSealed = this.secrets.seal(JSON.stringify({ address, secret }), id);
    const { origin } = new URL(address);
    const row = await this.repository.transaction(async (tx) => {
      if ((await this.repository.lockAndCount(tx, projectId)) >= mostOutgoingWebhooks) {
        const room = `There is room for ${String(mostOutgoingWebhooks)} webhooks: delete one first.`;
        throw new DomainError('conflict', room);
      }
      const webhook = { id, name, origin, receiverSealed, format, events };
      const added = await this.repository.add(tx, projectId, webhook);
      await this.record(tx, 'outgoing-webhook.created', projectId, added);
      return added;
    });
    return Object.assign(toDto(row), { secret });
  }

  async remove(key: WebhookKey): Promise<void> {
    await this.repository.transaction(async (tx) => {
      const removed = present(await this.repository.remove(tx, key));
      await this.record(tx, 'outgoing-webhook.deleted', key.projectId, removed);
    });
  }

  async enable(key: WebhookKey): Promise<OutgoingWebhookDto> {
    const row = await this.repository.transaction(async (tx) => {
      const enabled = present(await this.repository.enable(tx, key));
      await this.record(tx, 'outgoing-webhook.enabled', key.projectId, enabled);
      return enabled;
    });
    return toDto(row);
  }

  async test(key: WebhookKey): Promise<WebhookDeliveryDto> {
    const webhook = present(await this.repository.find(key));
    const delivery = await this.repository.transaction(async (tx) => {
      const added = await this.sender.addTest(tx, key.webhookId);
      await this.record(tx, 'outgoing-webhook.tested', key.projectId, webhook);
      return added;
    });
    return toDeliveryDto(delivery);
  }

  async deliveries(key: WebhookKey, query: PageQueryDto): Promise<PageDto<WebhookDeliveryDto>> {
    present(await this.repository.find(key));
    return toPage(await this.sender.list(key.webhookId, query), query, {
      item: toDeliveryDto,
      cursor: ({ created, id }) => [created, id],
    });
  }

  private assertReachable(address: string): void {
    const sentence = this.mistakeIn(address);
    if (sentence === undefined) return;
    throw new DomainError('invalid-request', 'Some fields need your attention.', {
      address: [sentence],
    });
  }

  private mistakeIn(address: string): string | undefined {
    if (!URL.canParse(address)) return 'There can be no such address.';
    if (this.environment.webhooksMayReachPrivateNetworks) return undefined;
    const { protocol, hostname } = new URL(address);
    if (protocol !== 'https:') return 'Choose an address that starts with https://.';
    if (isPrivate(hostname)) return 'Choose an address that the internet reaches.';
    return undefined;
  }

  private async record(
    tx: EntityManager,
    action: `outgoing-webhook.${'created' | 'deleted' | 'enabled' | 'tested'}`,
    projectId: string,
    webhook: WebhookRow,
  ): Promise<void> {
    const { id, name, origin, format, events } = webhook;
    const state = { name, origin, format, events };
    await this.audit.record(tx, {
      action,
      projectId,
      target: { id, name },
      ...(action === 'outgoing-webhook.created' && { after: state }),
      ...(action === 'outgoing-webhook.deleted' && { before: state }),
    });
  }
}

function present(row: WebhookRow | undefined): WebhookRow {
  if (row !== undefined) return row;
  throw new DomainError('not-found', 'There is no such webhook in this project.');
}

function toDto(row: WebhookRow): OutgoingWebhookDto {
  const { id, name, origin, format, events, enabled } = row;
  return {
    ...{ id, name, origin, format, events, enabled },
    createdAt: row.created_at.toISOString(),
    failingSince: row.failing_since?.toISOString() ?? null,
  };
}

function toDeliveryDto(row: DeliveryRow): WebhookDeliveryDto {
  const { id, event, state, attempts, answer } = row;
  return {
    ...{ id, event, callId: row.call_id, state, attempts },
    createdAt: row.created_at.toISOString(),
    attemptedAt: row.attempted_at?.toISOString() ?? null,
    statusCode: row.status_code,
    durationMilliseconds: row.duration_milliseconds,
    answer,
  };
}
