import type { CarrierAccount } from './carrier-account.js';
import { ask } from './carrier-requests.js';

/** The newest are enough to tell what is wrong. */
const most = 200;

/** A line in the carrier's error log. It holds nothing that the carrier wrote: that may name callers. */
export type CarrierAlert = {
  at: Date;
  /** Of the carrier's error dictionary. */
  code: number;
  isError: boolean;
  /** The address that the carrier asked, if it is about one. */
  url: string | null;
  /** The call that it is about, if any. */
  callSid: string | null;
};

/**
 * What the carrier has logged of the account since then, newest first.
 *
 * @throws {CarrierError} whatever goes wrong; carriers other than Twilio know no such thing.
 */
export function fetchAlerts(account: CarrierAccount, since: Date): Promise<CarrierAlert[]> {
  return ask(account, {}, async (client) => {
    const alerts = await client.monitor.v1.alerts.list({
      startDate: since,
      pageSize: most,
      limit: most,
    });
    return alerts
      .map(({ dateGenerated, errorCode, logLevel, requestUrl, resourceSid }) => ({
        at: dateGenerated,
        code: Number(errorCode),
        isError: logLevel === 'error',
        url: requestUrl || null,
        callSid: /^CA[0-9a-f]{32}$/i.test(resourceSid) ? resourceSid : null,
      }))
      .toSorted((one, other) => other.at.getTime() - one.at.getTime());
  });
}

/** What the carrier's error codes of calls mean, in plain words. */
const meanings: Readonly<Record<number, string>> = {
  10001: 'The account is not active',
  10002: 'A trial account may not do this',
  10003: 'A call was rejected, because the account is not active',
  10004: 'A call was rejected, because the account had as many calls as it may',
  11200: 'Ringdown gave no answer that the carrier could use',
  11205: 'The carrier could not connect to Ringdown',
  11206: 'Ringdown’s answer broke off',
  11210: 'The carrier could not find the host of PUBLIC_URL',
  11215: 'The public address redirects too often',
  11220: 'The carrier could not set up an encrypted connection to Ringdown',
  11235: 'The certificate of the public address is not for this host',
  11236: 'The certificate of the public address has been revoked',
  11237: 'The certificate of the public address is not trusted',
  11750: 'An answer of Ringdown was too large',
  12100: 'The carrier could not read an answer of Ringdown',
  12200: 'The carrier ignored a part of an answer of Ringdown',
  12300: 'The public address answers with something else than call instructions',
  13214: 'The number that people were shown as the caller’s was not accepted',
  13223: 'A phone was not rung: its number is not in international form',
  13224: 'A phone was not rung: the carrier cannot reach its number',
  13225: 'A phone was not rung: the carrier blocks its number',
  13226: 'A phone was not rung: the carrier knows no such country',
  13227: 'A phone was not rung: the account may not call its country',
  15003: 'Ringdown did not take a report on a call',
};

/** What an error code means: a plain sentence without its full stop. */
export function meaningOfAlert(code: number): string {
  return meanings[code] ?? 'The carrier has logged an error; its documentation explains the code';
}
