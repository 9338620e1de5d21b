import type { AvailableNumberDto, NumberKind, NumberPurchaseDto } from '@ringdown/contracts';

export const kindWords: Readonly<Record<NumberKind, string>> = {
  local: 'Local',
  'toll-free': 'Toll-free',
  mobile: 'Mobile',
};

/** Whether a purchase goes on still. */
export function isOnItsWay({ state }: Pick<NumberPurchaseDto, 'state'>): boolean {
  return state === 'asked' || state === 'bought' || state === 'configured';
}

type Price = { monthlyPrice: string | null; currency: string | null };

/** "$1.15 a month"; undefined: the carrier does not tell. */
export function monthlyPriceWords({ monthlyPrice, currency }: Price): string | undefined {
  if (monthlyPrice === null || currency === null) return undefined;
  const price = new Intl.NumberFormat('en', { style: 'currency', currency });
  return `${price.format(Number(monthlyPrice))} a month`;
}

/** Where a number is at home; null: the carrier does not say. */
export function placeOf({
  locality,
  region,
}: Pick<AvailableNumberDto, 'locality' | 'region'>): string | null {
  const parts = [locality, region].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

export function capabilityWords({
  takesCalls,
  takesMessages,
}: Pick<AvailableNumberDto, 'takesCalls' | 'takesMessages'>): string {
  if (!takesCalls) return 'No calls';
  return takesMessages ? 'Calls and SMS' : 'Calls only';
}
