import { Equals, IsIn, IsUrl, Matches, MaxLength } from 'class-validator';

import { IsApiKeySecret, IsAuthToken } from './auth-token.js';
import { MayBeAbsent, MayBeNull } from './optional-field.js';
import { IsPhoneNumber } from './phone-number.js';
import { IsOneLine, IsPlainText } from './plain-text.js';
import { twilioEdges, twilioRegionIds, type TwilioRegion } from './twilio-regions.js';

const nameMessage = 'Give the config a name of 1 to 100 characters.';
const urlMessage = 'Write an address that starts with https://.';

/** A call/SMS config: an account at Twilio, or at a carrier that speaks its API. Tokens go in and never come out. */
export class CallSmsConfigDto {
  id!: string;
  name!: string;
  description!: string;
  accountSid!: string;
  /** E.164: what test calls and messages come from. */
  primaryPhoneNumber!: string | null;
  /** The API key that requests are made with; null: they are made with the Auth Token. */
  apiKeySid!: string | null;
  /** Where the carrier's API is; null is Twilio itself. */
  apiBaseUrl!: string | null;
  /** Which of Twilio's regions holds the account's data; null is the one that Twilio chooses. */
  region!: TwilioRegion | null;
  /** Through which edge the region is reached; null exactly when there is no region. */
  edge!: string | null;
  /** Whether a second token is held while one replaces the other. */
  hasSecondAuthToken!: boolean;
  /** The policies that use it, by name; it cannot be deleted while there are any. */
  policyNames!: string[];
  /** Rises with every change; an edit sends it back as `If-Match`. */
  version!: number;
  createdAt!: string;
  updatedAt!: string;
}

/** All that an admin sets on a new config. */
export class CreateCallSmsConfigDto {
  @IsOneLine({ least: 1, most: 100, message: nameMessage })
  name!: string;

  @MayBeAbsent()
  @IsPlainText({ least: 0, most: 1000, message: 'Keep the description within 1,000 characters.' })
  description?: string;

  @Matches(/^AC[0-9a-f]{32}$/, {
    message: 'An Account SID is AC and 32 characters, each of 0-9 and a-f.',
  })
  accountSid!: string;

  @IsAuthToken('twilio')
  authToken!: string;

  /** Requests are made with this key instead of the Auth Token, which still proves the carrier's own requests. */
  @MayBeAbsent()
  @MayBeNull()
  @Matches(/^SK[0-9a-f]{32}$/, {
    message: 'An API key SID is SK and 32 characters, each of 0-9 and a-f.',
  })
  apiKeySid?: string | null;

  @MayBeAbsent()
  @IsApiKeySecret()
  apiKeySecret?: string;

  @MayBeAbsent()
  @MayBeNull()
  @IsPhoneNumber()
  primaryPhoneNumber?: string | null;

  /** Only addresses on the operator's list; null is Twilio itself. */
  @MayBeAbsent()
  @MayBeNull()
  @MaxLength(200, { message: urlMessage })
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: urlMessage },
  )
  apiBaseUrl?: string | null;

  /** Not together with an API base URL. */
  @MayBeAbsent()
  @MayBeNull()
  @IsIn(twilioRegionIds, { message: `Choose one of the regions ${twilioRegionIds.join(', ')}.` })
  region?: TwilioRegion | null;

  /** The one that belongs to the region; it may be left out. */
  @MayBeAbsent()
  @MayBeNull()
  @IsIn(twilioEdges, { message: `Choose one of the edges ${twilioEdges.join(', ')}.` })
  edge?: string | null;
}

/** Changes the fields that are given. Another account or address needs its token and the secret of its API key again. */
export class UpdateCallSmsConfigDto extends CreateCallSmsConfigDto {
  @MayBeAbsent()
  @IsOneLine({ least: 1, most: 100, message: nameMessage })
  declare name: string;

  @MayBeAbsent()
  declare accountSid: string;

  /** Absent: the token stays. */
  @MayBeAbsent()
  @IsAuthToken('any')
  declare authToken: string;

  /** The token that will replace the first one; requests signed with either are taken. Null removes it. */
  @MayBeAbsent()
  @MayBeNull()
  @IsAuthToken('any')
  secondAuthToken?: string | null;

  /** The second token becomes the first, and the old first one is forgotten. */
  @MayBeAbsent()
  @Equals(true, { message: 'Say true, or leave it out.' })
  promoteSecondAuthToken?: true;
}

/** Test messages and test calls that a project may have within an hour, together. */
export const trialsAnHour = 10;

/** Where a test message or a test call goes. */
export class CallSmsConfigTrialDto {
  @IsPhoneNumber()
  to!: string;
}

/** What the carrier has taken on: a message or a call, by its SID. */
export class CallSmsConfigTrialResultDto {
  sid!: string;
}

/** What the carrier says about the account of a config. */
export class CallSmsConfigCheckDto {
  /** Null: the carrier could not be asked; `problem` says why. */
  credentialsValid!: boolean | null;
  /** Why the check did not end well, in one sentence. */
  problem!: string | null;
  accountStatus!: 'active' | 'suspended' | 'closed' | null;
  accountType!: 'Trial' | 'Full' | null;
  /** What a trial account cannot do, a sentence each; empty for a full one. */
  trialLimits!: string[];
  /** What else needs attention, a sentence each. */
  warnings!: string[];
  /** Numbers of the account that can take calls, E.164. */
  voiceNumbers!: string[];
}
