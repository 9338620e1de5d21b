import { Injectable } from '@nestjs/common';
import type { PolicyReadinessDto } from '@ringdown/contracts';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { checkAccount } from './check-account.js';
import { checkAlerts } from './check-alerts.js';
import { checkCountries } from './check-countries.js';
import { checkNumbers } from './check-numbers.js';
import { checkPeople } from './check-people.js';
import { checkPublicUrl } from './check-public-url.js';
import { checkSetUp } from './check-set-up.js';
import { worstFirst } from './finding.js';
import { KeptReadiness } from './kept-readiness.service.js';
import { GatheredFacts } from './readiness-facts.service.js';
import { ReadinessNews } from './readiness-news.service.js';
import type { PolicyKey } from './readiness.repository.js';

/** Each check asks the carrier. */
const pauseMilliseconds = 5000;

const checks = [
  checkSetUp,
  checkAccount,
  checkNumbers,
  checkCountries,
  checkPublicUrl,
  checkAlerts,
  checkPeople,
];

/** Says of a policy whether it will work. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly kept: KeptReadiness,
    private readonly gathered: GatheredFacts,
    private readonly news: ReadinessNews,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async newest(key: PolicyKey): Promise<PolicyReadinessDto> {
    const newest = await this.kept.newest(key);
    if (newest === undefined) throw noSuchPolicy();
    return newest;
  }

  /** Never throws for what the carrier does: that is what one wants to know. */
  async check(key: PolicyKey): Promise<PolicyReadinessDto> {
    const { checkedAt: before } = await this.newest(key);
    const now = this.clock.now();
    if (before !== null && now.getTime() - Date.parse(before) < pauseMilliseconds) throw tooSoon();
    const { name, result } = await this.run(key);
    await this.audit.recordAlone({
      action: 'policy.checked',
      projectId: key.projectId,
      target: { id: key.policyId, name },
      after: { isReady: result.isReady },
    });
    return result;
  }

  /** Checks now, and tells it when an enabled policy was ready until now, or was not. */
  async run(key: PolicyKey): Promise<{ name: string; result: PolicyReadinessDto }> {
    const checkedAt = this.clock.now();
    const seen = await this.kept.look(key);
    const facts = await this.gathered.of(key, checkedAt);
    if (seen === undefined || facts === undefined) throw noSuchPolicy();
    const findings = worstFirst(checks.flatMap((check) => check(facts)));
    const isReady = findings.every(({ severity }) => severity !== 'blocker');
    await this.kept.keep(key.policyId, { ...seen, checkedAt, isReady, findings }, async (tx) => {
      if (facts.enabled) await this.news.tell(tx, facts, { isReady, findings });
    });
    const result = {
      checkedAt: checkedAt.toISOString(),
      isReady,
      isOutdated: false,
      findings,
    };
    return { name: facts.name, result };
  }
}

function tooSoon(): DomainError {
  return new DomainError(
    'too-many-requests',
    'This policy was checked just now. Wait some seconds, then check it again.',
  );
}

function noSuchPolicy(): DomainError {
  return new DomainError('not-found', 'There is no such policy.');
}
