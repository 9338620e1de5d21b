import { Inject, Injectable } from '@nestjs/common';
import { isOpen, leadsElsewhere } from '@ringdown/call-routing';
import type { EscalationRuleDto } from '@ringdown/contracts';

import type { Environment } from '../../config/environment.js';
import { isLoopback } from '../../config/origin.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { webhookAddresses } from '../../telephony/webhook-addresses.js';
import { EscalationService } from '../escalation/escalation.service.js';
import { TargetsNow } from '../escalation/targets-now.service.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { askCarrier } from './ask-carrier.js';
import type { CarrierFacts, ReadinessFacts, RuleFacts } from './readiness-facts.js';
import { ReadinessRepository, type PolicyKey } from './readiness.repository.js';

const dayMs = 86_400_000;

/** Gathers all that the checks of a policy look at, from the record, the schedules and the carrier. */
@Injectable()
export class GatheredFacts {
  constructor(
    private readonly repository: ReadinessRepository,
    private readonly escalation: EscalationService,
    private readonly targets: TargetsNow,
    private readonly plans: RoutingPlans,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @returns undefined when there is no such policy. */
  async of(key: PolicyKey, at: Date): Promise<ReadinessFacts | undefined> {
    const policy = await this.repository.findFacts(key);
    if (policy === undefined) return undefined;
    await this.plans.refresh();
    const config = this.plans
      .configsOf(policy.accountSid ?? '')
      .find(({ id }) => id === policy.configId);
    const plan = this.plans.findRouteOfPolicy(key.policyId)?.plan;
    const apiBaseUrl = config?.carrier?.apiBaseUrl ?? null;
    const { publicUrl } = this.environment;
    const yesterday = new Date(at.getTime() - dayMs);
    const [carrier, { items }] = await Promise.all([
      askCarrier(config, yesterday),
      this.escalation.list(policy),
    ]);
    return {
      ...policy,
      carrier,
      policyOfCall: await this.policyOfCallsIn(carrier, policy.projectId, yesterday),
      people: plan?.people ?? [],
      leadsElsewhere: plan?.menu !== undefined && leadsElsewhere(plan.menu),
      isOpenNow: plan?.supportHours === undefined || isOpen(plan.supportHours, at.getTime()),
      rules: await Promise.all(items.map((rule) => this.withGap(key.policyId, rule))),
      publicUrl,
      isCarrierLocal: apiBaseUrl !== null && isLoopback(apiBaseUrl),
      wanted: webhookAddresses(publicUrl),
    };
  }

  /** Whom a schedule rings at this moment says nothing of the time to come. */
  private async withGap(policyId: string, rule: EscalationRuleDto): Promise<RuleFacts> {
    const targets = rule.targets.map((target) =>
      target.kind === 'schedule' ? Object.assign({}, target, { people: [] }) : target,
    );
    const { nextGap } = await this.targets.asOfNow(policyId, [
      Object.assign({}, rule, { targets }),
    ]);
    return Object.assign({}, rule, { gap: nextGap });
  }

  private async policyOfCallsIn(
    carrier: CarrierFacts,
    projectId: string,
    since: Date,
  ): Promise<ReadinessFacts['policyOfCall']> {
    const alerts = carrier === undefined || carrier.alerts instanceof Error ? [] : carrier.alerts;
    const callSids = alerts.flatMap(({ callSid }) => (callSid === null ? [] : [callSid]));
    if (callSids.length === 0) return new Map();
    // What is logged today may be about a call that began a day before: none takes longer.
    const earliest = new Date(since.getTime() - dayMs);
    return this.repository.findPolicyOfCalls(projectId, callSids, earliest);
  }
}
