import { Inject, Injectable } from '@nestjs/common';
import type { PlacedTestCallDto } from '@ringdown/contracts';

import type { Environment } from '../../config/environment.js';
import { currentActing } from '../../platform/access/acting.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { maskedPhone } from '../../platform/audit/masked-phone.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import { callIn } from '../../telephony/carrier-requests.js';
import { webhookAddresses } from '../../telephony/webhook-addresses.js';
import { TrialLimit } from '../call-sms-configs/trial-limit.service.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { noSuchPolicy } from './no-such-policy.js';
import { TestPhones } from './test-phones.repository.js';

type PolicyKey = { projectId: string; policyId: string };

/** Calls somebody's own phone, and routes that leg as if they had dialled the policy's number. */
@Injectable()
export class TestCalls {
  constructor(
    private readonly plans: RoutingPlans,
    private readonly phones: TestPhones,
    private readonly limit: TrialLimit,
    private readonly audit: AuditLog,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async place(key: PolicyKey): Promise<PlacedTestCallDto> {
    const { account, number: from, name } = this.lineOf(key);
    const to = await this.phoneOfActor();
    const urls = webhookAddresses(this.environment.publicUrl);
    await this.limit.take(key.projectId);
    await this.audit.recordAlone({
      action: 'policy.test-called',
      projectId: key.projectId,
      target: { id: key.policyId, name },
      after: { to: maskedPhone(to) },
    });
    try {
      await callIn(account, { from, to, urls });
    } catch (error) {
      if (!(error instanceof CarrierError)) throw error;
      throw new DomainError('carrier-refused', sentenceOf(error));
    }
    return { to: maskedPhone(to), from };
  }

  /** The number that calls, and the account that it belongs to. */
  private lineOf({ projectId, policyId }: PolicyKey) {
    const route = this.plans.findRouteOfPolicy(policyId);
    if (route?.plan.projectId !== projectId) throw noSuchPolicy();
    const number = this.plans.findNumberOf(policyId);
    if (number === undefined) {
      throw new DomainError(
        'conflict',
        'Give the policy a phone number first: the test call comes from it.',
      );
    }
    const account = this.plans.findConfig(route.configId)?.carrier;
    if (account === undefined) {
      throw new DomainError('conflict', 'Give the policy a call/SMS config that works first.');
    }
    return { account, number, name: route.plan.policyName };
  }

  private async phoneOfActor(): Promise<string> {
    const { actor } = currentActing();
    const phone = actor.kind === 'person' ? await this.phones.findFirst(actor.id) : undefined;
    if (phone === undefined) {
      throw new DomainError(
        'conflict',
        'A test call rings your own first verified phone. Verify one under Notification Methods.',
      );
    }
    // It would call itself, or one hotline another, until the longest talk is over.
    if (this.plans.findRoute(phone) !== undefined) {
      throw new DomainError(
        'conflict',
        'Your first verified phone is the number of a policy: the hotline would call a hotline. Put another phone first under Notification Methods.',
      );
    }
    return phone;
  }
}

/** The carrier's errors speak of the config's primary number, but the policy's own number calls here. */
function sentenceOf({ concern, sentence }: CarrierError): string {
  return concern === 'from'
    ? 'The carrier does not let the policy’s number place calls: the account of its call/SMS config may not own it. Check the number on the Phone Number tab.'
    : sentence;
}
