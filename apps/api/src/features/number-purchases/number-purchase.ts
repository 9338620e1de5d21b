import type { NumberPurchaseDto, PurchaseState } from '@ringdown/contracts';

/** What was asked for, and how far it has come. */
export type NumberPurchase = {
  id: string;
  projectId: string;
  policyId: string;
  number: string;
  /** The account that pays, whichever call/SMS config the policy uses later. */
  accountSid: string;
  addressSid: string | null;
  bundleSid: string | null;
  monthlyPrice: string | null;
  currency: string | null;
  state: PurchaseState;
  problem: string | null;
  /** Since when the number may have been bought; null: the carrier was not told to sell it yet. */
  triedAt: Date | null;
  createdAt: Date;
  changedAt: Date;
};

/** Where a step leads, and what is wrong there; the same state: it has to be tried again. */
export type Turn = { to: PurchaseState; problem: string | null };

const ends: readonly PurchaseState[] = ['linked', 'failed', 'given-up'];

/** Whether it is on its way still. */
export function isOpen({ state }: Pick<NumberPurchase, 'state'>): boolean {
  return !ends.includes(state);
}

/** What the number is called at the carrier, which tells it from one that somebody else has bought. */
export function markOf({ id }: Pick<NumberPurchase, 'id'>): string {
  return `Ringdown ${id}`;
}

/** The id of the purchase that has bought a number; undefined: none of ours. */
export function purchaseOfMark(name: string): string | undefined {
  return /^Ringdown ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name)?.[1];
}

export function toDto(purchase: NumberPurchase): NumberPurchaseDto {
  const { id, number, state, problem, monthlyPrice, currency, createdAt, changedAt } = purchase;
  return {
    id,
    number,
    state,
    problem,
    monthlyPrice,
    currency,
    askedAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
}
