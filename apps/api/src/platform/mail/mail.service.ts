import { randomUUID } from 'node:crypto';

import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import type { Environment } from '../../config/environment.js';
import { JobRunner, type Queryable } from '../jobs/job-runner.service.js';
import { SecretBox } from '../secrets/secret-box.js';
import { ENVIRONMENT } from '../tokens.js';
import { RefusedRecipient, SmtpServer, type MailMessage } from './smtp-server.js';

const jobName = 'send-mail';

/** What stands in the queue: messages hold links that are as good as passwords. */
type SendMail = { id: string; sealed: string };

/** Sends mail, however often it takes; `isConfigured` says whether there is a way at all. */
@Injectable()
export class Mail implements OnModuleInit {
  private readonly logger = new Logger('mail');
  private readonly server: SmtpServer | undefined;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly jobs: JobRunner,
    private readonly secrets: SecretBox,
  ) {
    this.server = environment.smtp === undefined ? undefined : new SmtpServer(environment.smtp);
  }

  get isConfigured(): boolean {
    return this.server !== undefined;
  }

  onModuleInit(): void {
    this.jobs.handle<SendMail>({
      name: jobName,
      // Some ten minutes; the links in a message live for an hour or longer.
      mostAttempts: 7,
      work: (job) => this.deliver(job),
      giveUp: () => Promise.resolve(),
    });
  }

  /**
   * Takes a message on; it leaves soon after, and is tried again when the mail server is away.
   *
   * @param options.within a transaction: the message leaves when it is committed, and only then.
   */
  async send(message: MailMessage, options: { within?: Queryable } = {}): Promise<void> {
    if (this.server === undefined) throw new Error('No mail server is configured.');
    const id = randomUUID();
    const job: SendMail = { id, sealed: this.secrets.seal(JSON.stringify(message), ownerOf(id)) };
    await this.jobs.add(jobName, job, options);
  }

  private async deliver({ id, sealed }: SendMail): Promise<void> {
    const message = JSON.parse(this.secrets.open(sealed, ownerOf(id))) as MailMessage;
    try {
      await this.server?.deliver(message);
    } catch (error) {
      if (!(error instanceof RefusedRecipient)) throw error;
      this.logger.warn({ err: error, msg: 'A message was refused and will not be sent again.' });
    }
  }
}

function ownerOf(id: string): string {
  return `mail ${id}`;
}
