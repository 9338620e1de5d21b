import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { TextMessages } from '../notification-methods/text-messages.service.js';
import { missedCallsMail, missedCallsText } from './missed-call-words.js';
import {
  MissedCallsRepository,
  type MissedCall,
  type Recipient,
} from './missed-calls.repository.js';

/** Tells people of calls that nobody took: each call once a person, those of one minute together. */
@Injectable()
export class MissedCallNews implements OnModuleInit {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly repository: MissedCallsRepository,
    private readonly jobs: JobRunner,
    private readonly mail: Mail,
    private readonly texts: TextMessages,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat({
      name: 'tell-missed-calls',
      pattern: '* * * * *',
      work: () => this.tell(),
    });
    this.jobs.repeat({
      name: 'forget-missed-call-news',
      pattern: '41 3 * * *',
      work: () => this.repository.forgetOld(),
    });
  }

  /** Looks for calls that have ended, so that the caller's webhooks have nothing to do with it. */
  async tell(): Promise<void> {
    const ways = { canMail: this.mail.isConfigured };
    await this.repository.transaction(async (tx) => {
      const untold = await this.repository.takeUntold(tx, ways);
      const recipients = await this.repository.recipientsOf(
        tx,
        untold.map(({ id }) => id),
      );
      const calls = new Map(untold.map((call) => [call.id, call]));
      const ofOnePolicy = ({ callId, userId }: Recipient) =>
        `${calls.get(callId)?.policyId ?? ''} ${userId}`;
      for (const told of Map.groupBy(recipients, ofOnePolicy).values()) {
        await this.tellOne(tx, told, calls);
      }
    });
  }

  /** One person, of calls of one policy. */
  private async tellOne(
    tx: EntityManager,
    told: readonly Recipient[],
    all: ReadonlyMap<string, MissedCall>,
  ): Promise<void> {
    const calls = told.flatMap(({ callId }) => all.get(callId) ?? []);
    const [[first], [recipient]] = [calls, told];
    if (first === undefined || recipient === undefined) return;
    const { publicUrl } = this.environment;
    const { projectId, byMail, bySms } = first;
    const { email: to, userId } = recipient;
    if (byMail && this.mail.isConfigured) {
      await this.mail.send({ to, ...missedCallsMail(calls, publicUrl) }, { within: tx });
    }
    if (bySms) {
      const text = missedCallsText(calls, publicUrl);
      await this.texts.send({ projectId, userId, text }, { within: tx });
    }
  }
}
