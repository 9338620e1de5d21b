import type { CarrierAccount } from './carrier-account.js';
import { askCarrier, httpStatusOf } from './twilio-client.js';

/** Money exactly as it was told: a decimal number, and the currency by its three letters. */
export type CarrierCost = { amount: string; unit: string };

/** Nobody pays for a leg that ended so, and the carrier never names a price. */
const unanswered: readonly string[] = ['busy', 'failed', 'no-answer', 'canceled'];

/** What the carrier takes for a leg; undefined while it does not say. */
export async function fetchCost(
  account: CarrierAccount,
  legSid: string,
): Promise<CarrierCost | undefined> {
  try {
    return costOf(await askCarrier(account, (client) => client.calls(legSid).fetch()));
  } catch (error) {
    if (httpStatusOf(error) !== 404) throw error;
    return undefined;
  }
}

/** The carrier writes what it takes with a minus. */
export function costOf(leg: {
  status: string;
  price: string | null;
  priceUnit: string | null;
}): CarrierCost | undefined {
  const unit = (leg.priceUnit ?? '').toUpperCase();
  if (!/^[A-Z]{3}$/.test(unit)) return undefined;
  if (leg.price === null)
    return unanswered.includes(leg.status) ? { amount: '0', unit } : undefined;
  const [, sign, amount] = /^([-+]?)(\d{1,12}(?:\.\d{1,12})?)$/.exec(leg.price) ?? [];
  if (amount === undefined) return undefined;
  return { amount: sign === '-' || Number(amount) === 0 ? amount : `-${amount}`, unit };
}
