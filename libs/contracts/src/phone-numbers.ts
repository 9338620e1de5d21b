import { IsIn, Matches } from 'class-validator';

import { MayBeAbsent } from './optional-field.js';
import { IsPhoneNumber } from './phone-number.js';

/** The kinds of numbers that can be looked for. */
export const numberKinds = ['local', 'toll-free', 'mobile'] as const;

/** A kind of number. */
export type NumberKind = (typeof numberKinds)[number];

/** How a number came to its policy, which decides what releasing it does at the carrier. */
export type NumberOrigin = 'linked' | 'taken-over' | 'bought';

/** A number that leads its callers to a policy. */
export class RoutingNumberDto {
  /** E.164, such as +12025550123. */
  number!: string;
  /**
   * `linked`: nothing was changed at the carrier, nor will be; `taken-over`: its former settings there come back when
   * it is released; `bought`: it is given back to the carrier when it is released.
   */
  origin!: NumberOrigin;
  /** When it was linked to the policy, ISO 8601 in UTC. */
  createdAt!: string;
}

/** Links a number that the account of the policy's call/SMS config already owns; nothing changes at the carrier. */
export class LinkRoutingNumberDto {
  @IsPhoneNumber()
  number!: string;
}

/** How a policy lets go of a number. */
export class ReleaseNumberDto {
  /**
   * `restore`, unless said otherwise: a number that was taken over first gets its former settings at the carrier back,
   * and stays linked when that fails; a number that was bought is refused, because it has to be given back. `leave`:
   * nothing changes at the carrier, and the former settings are forgotten; a number that was bought goes on to cost.
   */
  @MayBeAbsent()
  @IsIn(['restore', 'leave'], { message: 'Choose restore or leave.' })
  settings?: 'restore' | 'leave';
}

/** Gives a number that was bought back to the carrier, for ever. */
export class GiveBackNumberDto {
  /** The same number again, typed by whoever gives it back. */
  @IsPhoneNumber()
  number!: string;
}

/** What a number's settings at the carrier have to say, each by POST. */
export class WebhookAddressesDto {
  /** For "A call comes in". */
  incomingCall!: string;
  /** For "Primary handler fails". */
  fallback!: string;
  /** For "Call status changes". */
  callStatus!: string;
}

/** A country in which the carrier offers numbers to the account. */
export class NumberCountryDto {
  /** ISO 3166-1 alpha-2, such as US. */
  code!: string;
  name!: string;
  /** What it sells there. */
  kinds!: NumberKind[];
}

/** Every country in which the carrier offers numbers to the account. */
export class NumberCountriesDto {
  /** By name. */
  countries!: NumberCountryDto[];
}

/** Which numbers one would like to have. */
export class NumberSearchDto {
  @Matches(/^[A-Z]{2}$/, { message: 'Choose a country.' })
  country!: string;

  @IsIn(numberKinds, { message: `Choose one of ${numberKinds.join(', ')}.` })
  kind!: NumberKind;

  /** Only in the United States and Canada. */
  @MayBeAbsent()
  @Matches(/^[2-9]\d{2}$/, { message: 'An area code has three digits, such as 415.' })
  areaCode?: string;

  /** Digits, or letters as on a phone's keys. */
  @MayBeAbsent()
  @Matches(/^[0-9A-Za-z]{2,16}$/, { message: 'Give 2 to 16 digits or letters.' })
  contains?: string;
}

/** A number for sale. */
export class AvailableNumberDto {
  /** E.164. */
  number!: string;
  /** The town; null: the carrier does not say, or it has none. */
  locality!: string | null;
  /** The state or province. */
  region!: string | null;
  takesCalls!: boolean;
  takesMessages!: boolean;
  /** What the carrier wants to have before it sells this number, in one sentence; null: nothing. */
  requirement!: string | null;
}

/** What is for sale now; a number may be gone a moment later. */
export class AvailableNumbersDto {
  numbers!: AvailableNumberDto[];
  /** What one such number costs a month, as a decimal; null: the carrier does not say. */
  monthlyPrice!: string | null;
  /** ISO 4217, such as USD. */
  currency!: string | null;
}

/** For which numbers papers are wanted. */
export class NumberPapersQueryDto {
  @Matches(/^[A-Z]{2}$/, { message: 'Choose a country.' })
  country!: string;

  @IsIn(numberKinds, { message: `Choose one of ${numberKinds.join(', ')}.` })
  kind!: NumberKind;
}

/** An address that the account has at the carrier. */
export class NumberAddressDto {
  sid!: string;
  name!: string;
  /** Street, town and country. */
  place!: string;
}

/** A regulatory bundle that the carrier has approved for such numbers. */
export class NumberBundleDto {
  sid!: string;
  name!: string;
}

/** What the account has of what the carrier may want before it sells a number. */
export class NumberPapersDto {
  addresses!: NumberAddressDto[];
  bundles!: NumberBundleDto[];
}

/** A number that the account of the policy's call/SMS config owns. */
export class CarrierNumberDto {
  /** E.164. */
  number!: string;
  /** What it is called at the carrier. */
  name!: string;
  /** Where its calls go now, without passwords and parameters; null: nowhere. */
  leadsTo!: string | null;
  /** What its settings at the carrier would have to say otherwise, a sentence each; empty: its calls come here. */
  problems!: string[];
  /** The policy of this project that takes its callers; null: none of this project. */
  policy!: { id: string; name: string } | null;
  /** Whether another project of this installation uses it. */
  usedElsewhere!: boolean;
}

/** Every number of the account that can take calls. */
export class CarrierNumbersDto {
  /** In the order of the digits. */
  numbers!: CarrierNumberDto[];
}

/** Whether a number's settings at the carrier lead its calls here, read just now. */
export class NumberCheckDto {
  /** What is wrong and how to mend it, a sentence each; empty: all is right. */
  problems!: string[];
}
