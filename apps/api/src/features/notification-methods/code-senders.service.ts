import { Inject, Injectable } from '@nestjs/common';
import type { CodeChannel, CodeSenderDto, PageDto } from '@ringdown/contracts';

import type { Environment } from '../../config/environment.js';
import { isLoopback } from '../../config/origin.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import type { CarrierAccount } from '../../telephony/carrier-account.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import { placeCall, sendMessage } from '../../telephony/carrier-requests.js';
import { keyPrompt } from '../../telephony/spoken-document.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { codeCallbacks, type SentCode } from './code-callbacks.js';
import { CodeSendersRepository } from './code-senders.repository.js';
import { wrongField } from './notification-methods.service.js';
import { codeCall, codeMessage } from './phone-code.js';

const notAllowed =
  'The operator of this installation does not allow the API base URL of the project’s call/SMS config any more.';

const notReachable =
  'Twilio cannot reach this installation (PUBLIC_URL), which a call needs. Have the code sent by SMS.';

/** The projects of a person through whose call/SMS config codes are sent. */
@Injectable()
export class CodeSenders {
  constructor(
    private readonly repository: CodeSendersRepository,
    private readonly plans: RoutingPlans,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** All of them on one page: nobody belongs to many projects. */
  async list(userId: string): Promise<PageDto<CodeSenderDto>> {
    const senders = await this.repository.list(userId);
    const items = senders.map(({ projectId, projectName }) => ({ projectId, projectName }));
    return { items, nextCursor: null };
  }

  /** The project that the person wants, or the only one. */
  async choose(userId: string, wanted: string | undefined): Promise<string> {
    const senders = await this.repository.list(userId);
    const [only, ...others] = senders;
    if (only === undefined) {
      throw new DomainError(
        'conflict',
        'No code can be sent: none of your projects has a call/SMS config with a phone number yet. Ask an owner or admin to add one.',
      );
    }
    if (wanted === undefined) {
      if (others.length === 0) return only.projectId;
      throw wrongField('projectId', 'Choose the project that sends the code.');
    }
    const chosen = senders.find(({ projectId }) => projectId === wanted.toLowerCase());
    if (chosen === undefined) {
      throw wrongField('projectId', 'This project cannot send codes to you.');
    }
    return chosen.projectId;
  }

  /** @throws {CarrierError} when the carrier does not take it on. */
  async deliver(
    person: { userId: string; projectId: string },
    sent: SentCode & { channel: CodeChannel; number: string; code: string },
  ): Promise<void> {
    const { carrier, from } = await this.wayOf(person);
    const way = { from, to: sent.number };
    const callbacks = this.isReachableFor(carrier)
      ? codeCallbacks(this.environment.publicUrl, sent)
      : undefined;
    if (sent.channel === 'sms') {
      const reportTo = callbacks && { reportTo: callbacks.report };
      await sendMessage(carrier, { ...way, ...reportTo, body: codeMessage(sent.code) });
      return;
    }
    if (callbacks === undefined) throw new CarrierError('account', notReachable);
    const document = keyPrompt(codeCall, callbacks.key);
    await placeCall(carrier, { ...way, document, reportTo: callbacks.report });
  }

  /**
   * Through which account, and from which number, a project sends something to one of its members.
   *
   * @throws {CarrierError} when there is no way.
   */
  async wayOf({
    userId,
    projectId,
  }: {
    userId: string;
    projectId: string;
  }): Promise<{ carrier: CarrierAccount; from: string }> {
    const senders = await this.repository.list(userId);
    const sender = senders.find((each) => each.projectId === projectId);
    if (sender === undefined) {
      const sentence = 'The project has no call/SMS config with a phone number any more.';
      throw new CarrierError('account', sentence);
    }
    const { accountSid, configId, from } = sender;
    const config = this.plans.configsOf(accountSid).find(({ id }) => id === configId);
    // Just added and not yet known to this process, or its secret cannot be read.
    if (config === undefined) throw new Error('The call/SMS config is not loaded.');
    if (config.carrier === undefined) throw new CarrierError('account', notAllowed);
    return { carrier: config.carrier, from };
  }

  /** Twilio refuses messages that name an address on this very machine; a carrier on it does not. */
  private isReachableFor({ apiBaseUrl }: CarrierAccount): boolean {
    return apiBaseUrl !== null || !isLoopback(new URL(this.environment.publicUrl).origin);
  }
}
