import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsUUID,
  Matches,
  ValidateBy,
} from 'class-validator';
import { isValidPhoneNumber } from 'libphonenumber-js/min';

import { MayBeAbsent } from './optional-field.js';
import { IsPhoneNumber } from './phone-number.js';

/** How many phones one person may have. */
export const mostPhones = 10;
/** How long a code is valid, how often it may be mistyped, and how soon and how often a new one is sent. */
export const codeRules = { minutes: 10, tries: 5, secondsBetween: 60, aDay: 10 } as const;

/** How a code reaches a phone; a call reaches landlines, too. */
export const codeChannels = ['sms', 'call'] as const;
/** How a code reaches a phone. */
export type CodeChannel = (typeof codeChannels)[number];

/** A code that was asked for and not yet given back. All times are ISO 8601 in UTC. */
export class PendingVerificationDto {
  channel!: CodeChannel;
  /** `sent`: the carrier has taken it on; `delivered`: the phone has the SMS, or somebody heard the code; `failed`: it will not come. */
  delivery!: 'sending' | 'sent' | 'delivered' | 'failed';
  /** Why it will not come, in one sentence. */
  failure!: string | null;
  sentAt!: string;
  expiresAt!: string;
  triesLeft!: number;
  /** From when on a new code may be asked for. */
  resendAt!: string;
}

/** A phone of the person who is signed in. Only a verified phone is ever rung. */
export class MyPhoneDto {
  id!: string;
  /** E.164, such as +12025550123. */
  number!: string;
  /** As people of its country write it, such as (202) 555-0123. */
  nationalNumber!: string;
  /** ISO 3166-1 alpha-2; null where the number belongs to none. */
  country!: string | null;
  verified!: boolean;
  /** 1 is preferred; the first verified phone is rung. */
  position!: number;
  pendingVerification!: PendingVerificationDto | null;
  /** The policies whose rules ring this phone, by name. */
  usedBy!: string[];
}

/** A project that can send codes, because it has a call/SMS config with a number. */
export class CodeSenderDto {
  projectId!: string;
  projectName!: string;
}

/** A new phone; it is added behind the others. */
export class AddPhoneDto {
  @IsPhoneNumber()
  @IsRealNumber()
  number!: string;
}

/** Asks for a code. */
export class StartVerificationDto {
  @IsIn(codeChannels, { message: 'Choose an SMS or a call.' })
  channel!: CodeChannel;

  /** Through whose call/SMS config the code is sent; needed only by people with several such projects. */
  @MayBeAbsent()
  @IsUUID(undefined, { message: 'Choose one of your projects.' })
  projectId?: string;
}

/** Gives a code back. */
export class VerifyPhoneDto {
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replaceAll(/[\s.-]/g, '') : value,
  )
  @Matches(/^\d{6}$/, { message: 'Write the six digits of the code.' })
  code!: string;
}

/** All phones of the person in their new order; each exactly once. */
export class ReorderPhonesDto {
  @Transform(({ value }: { value: unknown }) =>
    Array.isArray(value)
      ? value.map((id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id))
      : value,
  )
  @IsArray({ message: 'Name your phones.' })
  @ArrayMaxSize(mostPhones, { message: `You have at most ${String(mostPhones)} phones.` })
  @ArrayUnique({ message: 'Name each phone once.' })
  @IsUUID(undefined, { each: true, message: 'Name your phones.' })
  phoneIds!: string[];
}

/** A number that its country's numbering plan knows. */
function IsRealNumber(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isRealNumber',
      validator: {
        validate: (value: unknown) =>
          // What has not even the form of a number is said to be so by another rule.
          typeof value !== 'string' || !/^\+\d{7,15}$/.test(value) || isValidPhoneNumber(value),
      },
    },
    {
      message:
        'No phone has this number. Write the country code and the whole number, such as +12025550123.',
    },
  );
}
