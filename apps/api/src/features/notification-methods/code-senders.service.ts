import { Injectable } from '@nestjs/common';
import type { CodeChannel, CodeSenderDto, PageDto } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import { placeSpokenCall, sendMessage } from '../../telephony/carrier-requests.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { CodeSendersRepository } from './code-senders.repository.js';
import { wrongField } from './notification-methods.service.js';
import { codeMessage, spokenCode } from './phone-code.js';

const notAllowed =
  'The operator of this installation does not allow the API base URL of the project’s call/SMS config any more.';

/** The projects of a person through whose call/SMS config codes are sent. */
@Injectable()
export class CodeSenders {
  constructor(
    private readonly repository: CodeSendersRepository,
    private readonly plans: RoutingPlans,
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
    { userId, projectId }: { userId: string; projectId: string },
    { channel, number: to, code }: { channel: CodeChannel; number: string; code: string },
  ): Promise<void> {
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
    const { carrier } = config;
    if (carrier === undefined) throw new CarrierError('account', notAllowed);
    if (channel === 'sms') await sendMessage(carrier, { from, to, body: codeMessage(code) });
    else await placeSpokenCall(carrier, { from, to, text: spokenCode(code) });
  }
}
