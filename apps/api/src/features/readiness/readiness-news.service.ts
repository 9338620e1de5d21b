import { Inject, Injectable } from '@nestjs/common';
import type { ReadinessFindingDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { WebhookDeliveries } from '../outgoing-webhooks/webhook-deliveries.service.js';
import type { PolicyFacts } from './readiness-facts.js';

/** Tells that a policy works no more: the owners of its project by mail, other systems by webhook; these also when it does again. */
@Injectable()
export class ReadinessNews {
  constructor(
    private readonly mail: Mail,
    private readonly webhooks: WebhookDeliveries,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @param tx keeps the findings: the messages leave with them, or not at all. */
  async tell(
    tx: EntityManager,
    policy: Pick<PolicyFacts, 'projectId' | 'policyId' | 'name'>,
    { isReady, findings }: { isReady: boolean; findings: readonly ReadinessFindingDto[] },
  ): Promise<void> {
    const blockers = findings.filter(({ severity }) => severity === 'blocker');
    await this.webhooks.tellOfReadiness(tx, policy.projectId, {
      policyId: policy.policyId,
      policyName: policy.name,
      isReady,
      blockers: blockers.map(({ title, whatCallersExperience, howToMend }) => ({
        title,
        whatCallersExperience,
        howToMend,
      })),
    });
    if (!isReady) await this.tellOwners(tx, policy, blockers);
  }

  private async tellOwners(
    tx: EntityManager,
    policy: Pick<PolicyFacts, 'projectId' | 'policyId' | 'name'>,
    blockers: readonly ReadinessFindingDto[],
  ): Promise<void> {
    if (!this.mail.isConfigured) return;
    const owners: { email: string }[] = await tx.query(
      `SELECT u.email FROM members m JOIN users u ON u.id = m.user_id
       WHERE m.project_id = $1 AND m.role = 'owner' ORDER BY u.email`,
      [policy.projectId],
    );
    const subject = `${policy.name} is not ready for calls any more`;
    const text = textOf(policy, blockers, this.environment.publicUrl);
    for (const { email: to } of owners) {
      await this.mail.send({ to, subject, text }, { within: tx });
    }
  }
}

function textOf(
  { projectId, policyId, name }: Pick<PolicyFacts, 'projectId' | 'policyId' | 'name'>,
  blockers: readonly ReadinessFindingDto[],
  publicUrl: string,
): string {
  const lines = blockers.map(({ title, whatCallersExperience, howToMend }) =>
    [`- ${title}`, whatCallersExperience, howToMend].join('\n  '),
  );
  return `Hello,

callers of the policy ${name} will not be helped until this is mended:

${lines.join('\n\n')}

The policy: ${publicUrl}/projects/${projectId}/policies/${policyId}
`;
}
