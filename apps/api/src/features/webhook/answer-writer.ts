import { Inject, Injectable } from '@nestjs/common';
import type { Refusal, Speech, Step } from '@ringdown/call-routing';

import type { Environment } from '../../config/environment.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { renderTwiml } from '../../telephony/twiml.js';
import { CallTokens } from './call-tokens.service.js';
import { callbackUrls } from './callback-urls.js';
import type { CallContext } from './entry-of.js';

const defaultSpeech: Speech = { voice: 'Polly.Joanna-Neural', language: 'en-US' };

/** Why a number leads nowhere; whatever a policy refuses by itself, routing says. */
export type DeadEnd = Extract<Refusal, 'unknown-number' | 'not-configured'>;

const deadEnds: Record<DeadEnd, string> = {
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

  /** @param who the caller, where it is to be named, and the number that was dialled, which responders see. */
  write(
    steps: readonly Step[],
    context: CallContext,
    who: { caller: string | null; routingNumber: string },
  ): string {
    const { callId, planId, plan } = context;
    return renderTwiml(steps, {
      speech: plan?.speech ?? defaultSpeech,
      caller: who.caller,
      // Never the caller's own number: it may be withheld, or no number at all.
      callerId: isNumber(who.routingNumber) ? who.routingNumber : undefined,
      urls: (state) => {
        const token = this.tokens.write({ callId, planId: planId ?? '', state });
        return callbackUrls(this.environment.publicUrl, token);
      },
    });
  }

  deadEnd(reason: DeadEnd): readonly Step[] {
    return [{ kind: 'say', text: deadEnds[reason] }, { kind: 'hang-up' }];
  }
}

/** E.164: what a carrier takes as a caller id. */
function isNumber(text: string): boolean {
  return /^\+[1-9]\d{4,14}$/.test(text);
}
