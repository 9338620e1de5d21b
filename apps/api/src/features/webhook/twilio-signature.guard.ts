import { randomBytes } from 'node:crypto';

import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { Environment } from '../../config/environment.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { isSignedByTwilio } from '../../telephony/twilio-signature.js';
import { parseVoiceRequest } from '../../telephony/voice-request.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import type { SignedRequest } from './signed-request.js';

/** What a request carries once the guard has let it through. */
export type RequestWithSignature = FastifyRequest & { signed?: SignedRequest };

/**
 * Lets only Twilio in, before anything else is done or revealed. Whatever is wrong, the answer is the same 403:
 * it tells nobody which accounts or numbers exist.
 */
@Injectable()
export class TwilioSignatureGuard implements CanActivate {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly plans: RoutingPlans,
    private readonly metrics: Metrics,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<RequestWithSignature>();
    const signed = this.verify(request);
    if (signed === undefined) {
      this.metrics.webhooksRefused.inc();
      throw new DomainError('forbidden', 'The signature of this request is missing or wrong.');
    }
    request.signed = signed;
    return true;
  }

  private verify(request: FastifyRequest): SignedRequest | undefined {
    const signature = request.headers['x-twilio-signature'];
    if (typeof signature !== 'string' || !sha1InBase64.test(signature)) return undefined;
    // An absolute request target is for proxies; Twilio never sends one.
    if (!request.url.startsWith('/')) return undefined;
    const params = isForm(request.body) ? request.body : {};
    const url = this.environment.publicUrl + request.url;
    const voice = parseVoiceRequest(params);
    const configs = this.plans.configsOf(voice.accountSid);
    // Projects that share an account share its token: each token is tried once. An unknown account takes as long.
    const tokens = new Set(configs.flatMap(({ authTokens }) => authTokens));
    const candidates = tokens.size === 0 ? [nobodysToken] : [...tokens];
    const token = candidates.find((each) =>
      isSignedByTwilio({ authToken: each, signature, url, params }),
    );
    const [first, ...others] = configs.filter(({ authTokens }) => authTokens.includes(token ?? ''));
    return first === undefined ? undefined : { ...voice, configs: [first, ...others] };
  }
}

const sha1InBase64 = /^[A-Za-z0-9+/]{27}=$/;
const nobodysToken = randomBytes(16).toString('hex');

function isForm(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null;
}
