import { IsPhoneNumber } from './phone-number.js';

/** A number that leads its callers to a policy. */
export class RoutingNumberDto {
  /** E.164, such as +12025550123. */
  number!: string;
  /** When it was linked to the policy, ISO 8601 in UTC. */
  createdAt!: string;
}

/** Links a number that the account of the policy's call/SMS config already owns; nothing changes at the carrier. */
export class LinkRoutingNumberDto {
  @IsPhoneNumber()
  number!: string;
}

/** What a number's settings at the carrier have to say, each by POST. */
export class WebhookAddressesDto {
  /** For "A call comes in". */
  incomingCall!: string;
  /** For "Primary handler fails". */
  fallback!: string;
  /** For "Call status changes". */
  callStatus!: string;
}
