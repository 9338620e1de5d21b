import { originOf } from '../config/origin.js';

/** What a request proves itself with. */
export type Credential =
  { kind: 'auth-token'; authToken: string } | { kind: 'api-key'; sid: string; secret: string };

/** An account with its secrets in the clear, wherever it claims to be. */
export type CarrierSettings = {
  accountSid: string;
  /** The token in use and, while it is being rotated, the next one. */
  authTokens: readonly string[];
  /** What requests are made with instead of a token. */
  apiKey: { sid: string; secret: string } | null;
  /** Null: Twilio itself. */
  apiBaseUrl: string | null;
  /** For Twilio itself: one of its regions, and the edge that leads there. */
  region: string | null;
  edge: string | null;
};

declare const isAllowed: unique symbol;

/** An account that we may make requests to. Only `carrierAccountOf` makes one, and it looks at the operator's list. */
export type CarrierAccount = Pick<
  CarrierSettings,
  'accountSid' | 'apiBaseUrl' | 'region' | 'edge'
> & {
  /** In the order in which they are tried. */
  readonly credentials: readonly [Credential, ...Credential[]];
  readonly [isAllowed]: true;
};

/** Undefined when the operator does not allow its address, be it any more: then nobody may ask it anything. */
export function carrierAccountOf(
  settings: CarrierSettings,
  allowedApiBaseUrls: readonly string[],
): CarrierAccount | undefined {
  const { accountSid, authTokens, apiKey, apiBaseUrl, region, edge } = settings;
  if (apiBaseUrl !== null && !isAllowedAddress(apiBaseUrl, allowedApiBaseUrls)) return undefined;
  const [first = '', ...others] = authTokens;
  const token = (authToken: string): Credential => ({ kind: 'auth-token', authToken });
  const credentials: CarrierAccount['credentials'] =
    apiKey === null ? [token(first), ...others.map(token)] : [{ kind: 'api-key', ...apiKey }];
  return { accountSid, apiBaseUrl, region, edge, credentials } as CarrierAccount;
}

/** The same account, asked with one Auth Token and nothing else. */
export function withAuthToken(account: CarrierAccount, authToken: string): CarrierAccount {
  return { ...account, credentials: [{ kind: 'auth-token', authToken }] };
}

/** The same account, asked with the first of these Auth Tokens that the carrier accepts. */
export function withAuthTokens(
  account: CarrierAccount,
  [first, ...others]: readonly [string, ...string[]],
): CarrierAccount {
  const token = (authToken: string): Credential => ({ kind: 'auth-token', authToken });
  return { ...account, credentials: [token(first), ...others.map(token)] };
}

/** Whether the operator allows the address now; addresses are compared as a whole. */
export function isAllowedAddress(address: string, allowed: readonly string[]): boolean {
  const origin = originOf(address);
  return origin !== undefined && allowed.includes(origin);
}
