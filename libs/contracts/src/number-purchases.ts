import { IsIn, Matches } from 'class-validator';

import { MayBeAbsent, MayBeNull } from './optional-field.js';
import { IsPhoneNumber } from './phone-number.js';

/** How far a purchase has come: the first three are on the way, the others are its end. */
export const purchaseStates = [
  'asked',
  'bought',
  'configured',
  'linked',
  'failed',
  'given-up',
] as const;

/** How far a purchase has come. */
export type PurchaseState = (typeof purchaseStates)[number];

/** Buys one certain number for a policy. Asked again while that purchase goes on, it is the same purchase. */
export class BuyNumberDto {
  @IsPhoneNumber()
  number!: string;

  /** The number costs money each month from now on. */
  @IsIn([true], { message: 'Confirm that this number is to be bought.' })
  confirmed!: true;

  /** What the buyer was shown as its price a month; null or left out: no price was shown. */
  @MayBeAbsent()
  @MayBeNull()
  @Matches(/^\d{1,8}(\.\d{1,8})?$/, { message: 'Give the price as a decimal, such as 1.15.' })
  monthlyPrice?: string | null;

  /** ISO 4217, such as USD. */
  @MayBeAbsent()
  @MayBeNull()
  @Matches(/^[A-Z]{3}$/, { message: 'Give the currency as three letters, such as USD.' })
  currency?: string | null;

  /** The address that the carrier wants for this number, as its console shows it. */
  @MayBeAbsent()
  @Matches(/^AD[0-9a-f]{32}$/, { message: 'An address is named AD and 32 digits or letters a–f.' })
  addressSid?: string;

  /** The approved regulatory bundle that the carrier wants for this number. */
  @MayBeAbsent()
  @Matches(/^BU[0-9a-f]{32}$/, { message: 'A bundle is named BU and 32 digits or letters a–f.' })
  bundleSid?: string;
}

/** The purchase of one number. It goes on by itself, also when nobody looks or a process ends. */
export class NumberPurchaseDto {
  id!: string;
  /** E.164. */
  number!: string;
  /**
   * `asked`: the carrier is being asked; `bought`: the account owns it, its settings are being checked; `configured`:
   * its settings lead here; `linked`: the policy takes its callers. `failed`: nothing was bought. `given-up`: it may
   * have been bought, and is not linked.
   */
  state!: PurchaseState;
  /** What is wrong and what to do about it, in plain sentences; null: nothing. */
  problem!: string | null;
  /** What the buyer was shown as its price a month; null: no price was shown. */
  monthlyPrice!: string | null;
  /** ISO 4217. */
  currency!: string | null;
  /** ISO 8601 in UTC. */
  askedAt!: string;
  /** When its state or problem last changed, ISO 8601 in UTC. */
  changedAt!: string;
}
