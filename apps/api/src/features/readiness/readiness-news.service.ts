import { Inject, Injectable } from '@nestjs/common';
import type { ReadinessFindingDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import type { PolicyFacts } from './readiness-facts.js';

/** Tells the owners of a project by mail that one of its policies works no more. */
@Injectable()
export class ReadinessNews {
  constructor(
    private readonly mail: Mail,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @param tx keeps the finding: the message leaves with it, or not at all. */
  async tellOwners(
    tx: EntityManager,
    policy: Pick<PolicyFacts, 'projectId' | 'policyId' | 'name'>,
    findings: readonly ReadinessFindingDto[],
  ): Promise<void> {
    if (!this.mail.isConfigured) return;
    const owners: { email: string }[] = await tx.query(
      `SELECT u.email FROM members m JOIN users u ON u.id = m.user_id
       WHERE m.project_id = $1 AND m.role = 'owner' ORDER BY u.email`,
      [policy.projectId],
    );
    const subject = `${policy.name} is not ready for calls any more`;
    const text = textOf(policy, findings, this.environment.publicUrl);
    for (const { email: to } of owners) {
      await this.mail.send({ to, subject, text }, { within: tx });
    }
  }
}

function textOf(
  { projectId, policyId, name }: Pick<PolicyFacts, 'projectId' | 'policyId' | 'name'>,
  findings: readonly ReadinessFindingDto[],
  publicUrl: string,
): string {
  const blockers = findings
    .filter(({ severity }) => severity === 'blocker')
    .map(({ title, whatCallersExperience, howToMend }) =>
      [`- ${title}`, whatCallersExperience, howToMend].join('\n  '),
    );
  return `Hello,

callers of the policy ${name} will not be helped until this is mended:

${blockers.join('\n\n')}

The policy: ${publicUrl}/projects/${projectId}/policies/${policyId}
`;
}
