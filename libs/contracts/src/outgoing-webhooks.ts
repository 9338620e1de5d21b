import { Transform } from 'class-transformer';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, Matches, MaxLength } from 'class-validator';

import { IsOneLine } from './plain-text.js';

/** How many a project may have. */
export const mostOutgoingWebhooks = 20;

/** What an outgoing webhook may tell of. */
export const webhookEvents = ['call.missed', 'voicemail.left', 'readiness.changed'] as const;

/** Plain http is for installations that let webhooks reach private networks. */
const addressPattern =
  /^https?:\/\/(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])(?::\d{1,5})?(?:[/?][!-"$-[\]-~]*)?$/i;

/** Something that happened to a call or a policy. */
export type WebhookEvent = (typeof webhookEvents)[number];

/** Whom a message is written for: a program, or a channel that people read. */
export const webhookFormats = ['plain', 'slack', 'teams'] as const;

/** Whom a message is written for. */
export type WebhookFormat = (typeof webhookFormats)[number];

/** A receiver of a project's events, without its whole address, which may be a secret itself. Times are ISO 8601 in UTC. */
export class OutgoingWebhookDto {
  id!: string;
  name!: string;
  /** Where it leads, such as `https://hooks.slack.com`. */
  origin!: string;
  format!: WebhookFormat;
  events!: WebhookEvent[];
  /** False: it was switched off after days of failure. */
  enabled!: boolean;
  createdAt!: string;
  /** Since when every attempt has failed; null: the last one did not. */
  failingSince!: string | null;
}

/** A webhook that was just created: the only answer that ever holds `secret`. */
export class CreatedOutgoingWebhookDto extends OutgoingWebhookDto {
  /** Checks the signatures, as Standard Webhooks says: `whsec_` and base64. */
  secret!: string;
}

/** A new receiver. */
export class CreateOutgoingWebhookDto {
  @IsOneLine({ least: 1, most: 100, message: 'Give it a name of at most 100 characters.' })
  name!: string;

  /** An https address that the internet reaches, without a user name, password or fragment. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @MaxLength(2000, { message: 'Keep the address within 2,000 characters.' })
  @Matches(addressPattern, {
    message: 'Write an address such as https://example.com/hooks/missed-calls.',
  })
  address!: string;

  @IsIn(webhookFormats, { message: 'Choose plain, slack or teams.' })
  format!: WebhookFormat;

  @IsArray({ message: 'Choose what it tells of.' })
  @ArrayNotEmpty({ message: 'Choose what it tells of.' })
  @ArrayUnique({ message: 'Name each event once.' })
  @IsIn(webhookEvents, {
    each: true,
    message: 'Choose among call.missed, voicemail.left and readiness.changed.',
  })
  events!: WebhookEvent[];
}

/** One message to a receiver, and how its last attempt went. Times are ISO 8601 in UTC. */
export class WebhookDeliveryDto {
  /** The same at every attempt; the receiver knows it as `webhook-id`. */
  id!: string;
  event!: WebhookEvent | 'test';
  /** Null: it tells of no call, as a test or a change of readiness. */
  callId!: string | null;
  state!: 'waiting' | 'delivered' | 'failed';
  attempts!: number;
  createdAt!: string;
  attemptedAt!: string | null;
  /** Null: there was no answer. */
  statusCode!: number | null;
  durationMilliseconds!: number | null;
  /** How the answer began, or why there was none. */
  answer!: string | null;
}
