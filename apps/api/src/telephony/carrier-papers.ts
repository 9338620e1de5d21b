import type { CarrierAccount } from './carrier-account.js';
import type { NumberWish } from './carrier-numbers.js';
import { ask } from './carrier-requests.js';

/** More than one likes to choose from. */
const most = 200;

/** What the carrier may want to have before it sells a number, as the account has it. */
export type Papers = {
  addresses: { sid: string; name: string; place: string }[];
  bundles: { sid: string; name: string }[];
};

/** The account's addresses, and its bundles that are approved for such numbers. */
export function fetchPapers(
  account: CarrierAccount,
  { country, kind }: Pick<NumberWish, 'country' | 'kind'>,
): Promise<Papers> {
  return ask(account, {}, async (client) => {
    const [addresses, bundles] = await Promise.all([
      client.addresses.list({ limit: most }),
      client.numbers.v2.regulatoryCompliance.bundles.list({
        status: 'twilio-approved',
        isoCountry: country,
        numberType: kind,
        limit: most,
      }),
    ]);
    return {
      addresses: addresses.map((address) => ({
        sid: address.sid,
        name: address.friendlyName || address.customerName,
        place: [address.street, address.city, address.isoCountry].filter(Boolean).join(', '),
      })),
      bundles: bundles.map(({ sid, friendlyName }) => ({ sid, name: friendlyName })),
    };
  });
}
