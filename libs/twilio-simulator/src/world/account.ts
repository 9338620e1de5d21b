/** An account as a test or the sandbox sets it up. */
export interface AccountSettings {
  /** `AC` and 32 hexadecimal digits: the SDK refuses anything else. */
  readonly sid: string;
  readonly authToken: string;
  readonly friendlyName?: string;
  readonly type?: 'Trial' | 'Full';
  readonly status?: 'active' | 'suspended' | 'closed';
  /** Test credentials: magic numbers answer, nothing rings, only buying, messages and calls are served. */
  readonly test?: boolean;
  readonly apiKeys?: readonly { readonly sid: string; readonly secret: string }[];
  /** Outgoing caller ids; on a trial also the only numbers that may be called or written to. */
  readonly verifiedNumbers?: readonly string[];
  /** Sids of addresses and of approved regulatory bundles that buying may name; `undefined` accepts any. */
  readonly addresses?: readonly string[];
  readonly bundles?: readonly string[];
  readonly balance?: string;
  /** ISO codes of the countries that its geographic permissions do not let it call; the United States' stands for Canada, too. */
  readonly forbiddenCountries?: readonly string[];
}

/** An account of the simulator; its settings may be changed while running, as in the console. */
export type Account = { -readonly [K in keyof AccountSettings]: AccountSettings[K] } & {
  readonly sid: string;
  readonly createdAt: Date;
};

/** A number an account owns. Unset URLs are empty strings, as Twilio shows them. */
export interface IncomingPhoneNumber {
  readonly sid: string;
  readonly accountSid: string;
  readonly phoneNumber: string;
  readonly createdAt: Date;
  readonly addressRequirements: string;
  updatedAt: Date;
  friendlyName: string;
  voiceUrl: string;
  voiceMethod: 'GET' | 'POST';
  voiceFallbackUrl: string;
  voiceFallbackMethod: 'GET' | 'POST';
  statusCallback: string;
  statusCallbackMethod: 'GET' | 'POST';
  voiceCallerIdLookup: boolean;
  smsUrl: string;
  smsMethod: 'GET' | 'POST';
  /** Takes the calls in place of the URLs, as a trunk does; not followed here. */
  voiceApplicationSid: string;
  trunkSid: string | null;
  addressSid: string | null;
  bundleSid: string | null;
}

/** What may be said of a number when it is added. */
export type NumberSettings = Pick<IncomingPhoneNumber, 'accountSid' | 'phoneNumber'> &
  Partial<Omit<IncomingPhoneNumber, 'sid' | 'createdAt' | 'updatedAt'>>;
