import { createHash } from 'node:crypto';

import { Injectable, type OnModuleInit } from '@nestjs/common';

import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { GuessingLimits } from '../access/guessing-limits.service.js';
import { LinkMaker } from './link-maker.service.js';
import { PasswordResetRepository } from './password-reset.repository.js';

const jobName = 'send-reset-link';

/** What stands in the queue: the link is made when the job runs, so that it never stands there in the open. */
type SendResetLink = { email: string };

/** Mails links to those who have forgotten their password. */
@Injectable()
export class ResetMails implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    private readonly mail: Mail,
    private readonly links: LinkMaker,
    private readonly limits: GuessingLimits,
    private readonly repository: PasswordResetRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<SendResetLink>({
      name: jobName,
      mostAttempts: 5,
      work: ({ email }) => this.send(email),
      giveUp: () => Promise.resolve(),
    });
  }

  /** Does the same for every address, whether somebody has it or not: nobody learns who is here. */
  async ask(email: string, address: string): Promise<void> {
    this.limits.begin({ what: 'password-reset', account: email, address });
    if (!this.mail.isConfigured) return;
    const job: SendResetLink = { email: email.toLowerCase() };
    const key = createHash('sha256').update(job.email).digest('base64url');
    await this.jobs.add(jobName, job, { key: `${jobName}-${key}` });
  }

  private async send(email: string): Promise<void> {
    const user = await this.repository.findUser(email);
    if (user === undefined) return;
    const { url } = await this.links.makeLink(user.id, null);
    await this.mail.send({
      to: email,
      subject: 'Choose a new password for Ringdown',
      text: `Hello ${user.name},

somebody, probably you, has asked for a new password for your account at Ringdown, the hotline for
on-call teams. Open this link to choose it. It works once, within an hour:

${url}

If you did not ask for it, ignore this message: your password stays as it is.
`,
    });
  }
}
