import { Injectable } from '@nestjs/common';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';

/** Switches receivers off that take nothing any more, and tells the owners. */
@Injectable()
export class FailingWebhooks {
  constructor(
    private readonly repository: WebhookDeliveriesRepository,
    private readonly audit: AuditLog,
    private readonly mail: Mail,
  ) {}

  /** @param deliveryId the message that was given up. */
  async switchOff(deliveryId: string): Promise<void> {
    await this.repository.transaction(async (tx) => {
      const webhook = await this.repository.switchOffFailing(tx, deliveryId);
      if (webhook === undefined) return;
      const { id, projectId, name, origin } = webhook;
      const target = { id, name };
      await this.audit.record(tx, { action: 'outgoing-webhook.switched-off', projectId, target });
      if (!this.mail.isConfigured) return;
      const subject = `The webhook ${name} was switched off`;
      const text = textOf(name, origin);
      for (const to of await this.repository.ownerAddresses(tx, projectId)) {
        await this.mail.send({ to, subject, text }, { within: tx });
      }
    });
  }
}

function textOf(name: string, origin: string): string {
  return `Hello,

the webhook ${name}, which leads to ${origin}, has taken no message for three days. Ringdown has switched it off: nobody
is told of missed calls and voicemails by it any more.

Its delivery log says what went wrong. Once that is mended, enable the webhook again.
`;
}
