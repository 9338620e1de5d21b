import { Injectable } from '@nestjs/common';
import type { PolicyReadinessDto } from '@ringdown/contracts';

import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { KeptReadinessRepository, type Seen } from './kept-readiness.repository.js';
import type { PolicyKey } from './readiness.repository.js';

type Kept = NonNullable<Awaited<ReturnType<KeptReadinessRepository['find']>>>;

/** Knows of each policy what its newest check found, and whether that is of the past. */
@Injectable()
export class KeptReadiness {
  constructor(
    private readonly repository: KeptReadinessRepository,
    private readonly plans: RoutingPlans,
  ) {}

  /** @returns undefined when there is no such policy. */
  async newest(key: PolicyKey): Promise<PolicyReadinessDto | undefined> {
    const kept = await this.repository.find(key);
    if (kept === undefined) return undefined;
    const { checkedAt, isReady, findings } = kept;
    if (checkedAt === null) return { checkedAt, isReady, isOutdated: false, findings };
    await this.plans.refresh();
    const isOutdated = this.isOutdated(kept);
    return { checkedAt: checkedAt.toISOString(), isReady, isOutdated, findings };
  }

  /** Policies that were checked once, and whose result is of the past. */
  async findOutdated(): Promise<PolicyKey[]> {
    const checked = await this.repository.findChecked();
    await this.plans.refresh();
    return checked
      .filter((kept) => this.isOutdated(kept))
      .map(({ projectId, policyId }) => ({ projectId, policyId }));
  }

  /**
   * To be asked before a check begins: a change that is made meanwhile may or may not be in its result.
   *
   * @returns undefined when there is no such policy.
   */
  async look(key: PolicyKey): Promise<Seen | undefined> {
    const kept = await this.repository.find(key);
    await this.plans.refresh();
    return kept && { routingVersion: kept.routingVersion, fingerprint: this.fingerprintOf(kept) };
  }

  keep(...found: Parameters<KeptReadinessRepository['keep']>): Promise<void> {
    return this.repository.keep(...found);
  }

  private isOutdated(kept: Kept): boolean {
    const { isDisproven, hasRoutingChanged, fingerprint } = kept;
    return isDisproven || (hasRoutingChanged && fingerprint !== this.fingerprintOf(kept));
  }

  /** The plan's id names all that routing depends on, down to the phones of everybody who can be rung. */
  private fingerprintOf({ policyId, setUp }: Kept): string {
    return `${this.plans.findRouteOfPolicy(policyId)?.id ?? ''} ${setUp}`;
  }
}
