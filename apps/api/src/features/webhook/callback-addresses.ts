import { Inject, Injectable } from '@nestjs/common';
import type { CallState } from '@ringdown/call-routing';

import type { Environment } from '../../config/environment.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import type { CallbackUrls } from '../../telephony/twiml.js';
import { webhookAddresses } from '../../telephony/webhook-addresses.js';
import { CallTokens } from './call-tokens.service.js';
import { callbackUrls } from './callback-urls.js';
import type { CallContext } from './entry-of.js';

/** Where the carrier asks and tells about a call that stands at a state. */
@Injectable()
export class CallbackAddresses {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly tokens: CallTokens,
  ) {}

  of({ callId, planId = '', callSid }: CallContext, state: CallState): CallbackUrls {
    const token = this.tokens.write({ callId, planId, state, callSid });
    return callbackUrls(this.environment.publicUrl, token);
  }

  /** Where the carrier asks when one of these did not answer. */
  get fallback(): string {
    return webhookAddresses(this.environment.publicUrl).fallback;
  }
}
