import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import { JobRunner, type Queryable } from '../../platform/jobs/job-runner.service.js';
import { CarrierError, isTemporary } from '../../telephony/carrier-error.js';
import { sendMessage } from '../../telephony/carrier-requests.js';
import { CodeSenders } from './code-senders.service.js';
import { PhonesRepository } from './phones.repository.js';

const jobName = 'send-text-message';

/** Something that a project tells one of its members by SMS. */
export type TextMessage = { projectId: string; userId: string; text: string };

/** Sends SMS to the first verified phone of a person, through a config of the project, however often it takes. */
@Injectable()
export class TextMessages implements OnModuleInit {
  private readonly logger = new Logger('text-messages');

  constructor(
    private readonly jobs: JobRunner,
    private readonly senders: CodeSenders,
    private readonly phones: PhonesRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<TextMessage>({
      name: jobName,
      // Some ten minutes.
      mostAttempts: 7,
      work: (message) => this.deliver(message),
      giveUp: () => Promise.resolve(),
    });
  }

  /** Takes a message on, which leaves when the transaction is committed, and only then. */
  async send(message: TextMessage, { within }: { within: Queryable }): Promise<void> {
    await this.jobs.add(jobName, message, { within });
  }

  /** Sends a message now; throws if it is worth another try. */
  async deliver({ projectId, userId, text }: TextMessage): Promise<void> {
    const phones = await this.phones.list(userId);
    const phone = phones.find(({ verified }) => verified);
    if (phone === undefined) return;
    try {
      const { carrier, from } = await this.senders.wayOf({ userId, projectId });
      await sendMessage(carrier, { from, to: phone.number, body: text });
    } catch (error) {
      if (!(error instanceof CarrierError) || isTemporary(error)) throw error;
      this.logger.warn({ err: error, projectId, userId, msg: 'An SMS was refused.' });
    }
  }
}
