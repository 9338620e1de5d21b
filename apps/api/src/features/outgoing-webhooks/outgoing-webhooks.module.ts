import { Module } from '@nestjs/common';

import { FailingWebhooks } from './failing-webhooks.service.js';
import { OutgoingWebhooksController } from './outgoing-webhooks.controller.js';
import { OutgoingWebhooksRepository } from './outgoing-webhooks.repository.js';
import { OutgoingWebhooksService } from './outgoing-webhooks.service.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';

@Module({
  controllers: [OutgoingWebhooksController],
  providers: [
    OutgoingWebhooksRepository,
    OutgoingWebhooksService,
    FailingWebhooks,
    WebhookDeliveries,
    WebhookDeliveriesRepository,
  ],
  exports: [WebhookDeliveries],
})
export class OutgoingWebhooksModule {}
