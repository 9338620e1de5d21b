import type { VoiceRequest } from '../../telephony/voice-request.js';
import type { SigningConfig } from '../routing-plans/routing-plans.service.js';

/** A webhook that is proven to come from the Twilio account of these configs. */
export type SignedRequest = VoiceRequest & {
  /** The configs whose token signed it; several projects may share an account. Never empty. */
  configs: readonly [SigningConfig, ...SigningConfig[]];
};
