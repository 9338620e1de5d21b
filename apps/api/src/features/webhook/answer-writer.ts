import { Inject, Injectable } from '@nestjs/common';
import type { Refusal, Speech, Step } from '@ringdown/call-routing';

import type { Environment } from '../../config/environment.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { renderTwiml } from '../../telephony/twiml.js';
import { CallTokens } from './call-tokens.service.js';
import { callbackUrls } from './callback-urls.js';
import type { CallContext } from './entry-of.js';

const defaultSpeech: Speech = { voice: 'Polly.Joanna-Neural', language: 'en-US' };

const refusals: Record<Refusal, string> = {
  blocked: 'This hotline does not take your call. Goodbye.',
  disabled: 'This hotline is switched off at the moment. Goodbye.',
  'unknown-number': 'This number is not connected to a hotline. Goodbye.',
  'not-configured': 'This hotline is not set up completely yet. Please try another way. Goodbye.',
};

/** Turns steps into the document for the carrier. */
@Injectable()
export class AnswerWriter {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly tokens: CallTokens,
  ) {}

  /** @param routingNumber what responders see; undefined where it is no number that could be shown. */
  write(steps: readonly Step[], context: CallContext, routingNumber: string | undefined): string {
    const { callId, planId, plan } = context;
    return renderTwiml(steps, {
      speech: plan?.speech ?? defaultSpeech,
      callerId: routingNumber,
      urls: (state) => {
        const token = this.tokens.write({ callId, planId: planId ?? '', state });
        return callbackUrls(this.environment.publicUrl, token);
      },
    });
  }

  refusal(reason: Refusal): readonly Step[] {
    return [{ kind: 'say', text: refusals[reason] }, { kind: 'hang-up' }];
  }
}
