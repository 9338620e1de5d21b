import { Inject, Injectable } from '@nestjs/common';
import type { EscalationRuleDto } from '@ringdown/contracts';

import type { Environment } from '../../config/environment.js';
import { isLoopback } from '../../config/origin.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { withAuthToken } from '../../telephony/carrier-account.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import { fetchOwnedNumbers } from '../../telephony/carrier-numbers.js';
import { fetchStanding } from '../../telephony/carrier-requests.js';
import { fetchDialledCountries } from '../../telephony/dialing-permissions.js';
import { webhookAddresses } from '../../telephony/webhook-addresses.js';
import { EscalationService } from '../escalation/escalation.service.js';
import { TargetsNow } from '../escalation/targets-now.service.js';
import { RoutingPlans, type SigningConfig } from '../routing-plans/routing-plans.service.js';
import type { CarrierFacts, ReadinessFacts, RuleFacts } from './readiness-facts.js';
import { ReadinessRepository, type PolicyKey } from './readiness.repository.js';

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
  async of(key: PolicyKey): Promise<ReadinessFacts | undefined> {
    const policy = await this.repository.findFacts(key);
    if (policy === undefined) return undefined;
    await this.plans.refresh();
    const config = this.plans
      .configsOf(policy.accountSid ?? '')
      .find(({ id }) => id === policy.configId);
    const apiBaseUrl = config?.carrier?.apiBaseUrl ?? null;
    const { publicUrl } = this.environment;
    const [carrier, { items }] = await Promise.all([
      askCarrier(config),
      this.escalation.list(policy),
    ]);
    return {
      ...policy,
      carrier,
      people: this.plans.findRouteOfPolicy(key.policyId)?.plan.people ?? [],
      rules: await Promise.all(items.map((rule) => this.withGap(rule))),
      publicUrl,
      isCarrierLocal: apiBaseUrl !== null && isLoopback(apiBaseUrl),
      wanted: webhookAddresses(publicUrl),
    };
  }

  /** Whom a schedule rings at this moment says nothing of the time to come. */
  private async withGap(rule: EscalationRuleDto): Promise<RuleFacts> {
    const targets = rule.targets.map((target) =>
      target.kind === 'schedule' ? Object.assign({}, target, { people: [] }) : target,
    );
    const { nextGap } = await this.targets.asOfNow([Object.assign({}, rule, { targets })]);
    return Object.assign({}, rule, { gap: nextGap });
  }
}

/** All requests at once: each ends within ten seconds, whatever the carrier does. */
async function askCarrier(config: SigningConfig | undefined): Promise<CarrierFacts> {
  const { carrier, authTokens: [authToken] = [] } = config ?? {};
  if (carrier === undefined || authToken === undefined) return undefined;
  const [standing, owned, countries] = await Promise.all([
    outcomeOf(fetchStanding(withAuthToken(carrier, authToken))),
    outcomeOf(fetchOwnedNumbers(carrier)),
    outcomeOf(fetchDialledCountries(carrier)),
  ]);
  return { standing, owned, countries };
}

async function outcomeOf<Answer>(answer: Promise<Answer>): Promise<Answer | CarrierError> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof CarrierError) return error;
    throw error;
  }
}
