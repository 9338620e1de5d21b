import { Transform } from 'class-transformer';
import { ArrayMinSize, IsUUID, Matches, ValidateBy } from 'class-validator';

import { IsMessage, longestMessage } from './message-text.js';
import { IsListOf } from './nested-contract.js';
import { MayBeNull } from './optional-field.js';
import { IsPlainText } from './plain-text.js';

/** A telephone has so many digits. */
export const mostMenuChoices = 10;

const policyMessage = 'Choose one of the policies of this project, or null for the own rules.';
const choicesMessage = `Give a list of 1 to ${String(mostMenuChoices)} keys, each with where it leads.`;

/** Where one key of a menu leads. */
export class MenuChoiceDto {
  @Matches(/^\d$/, { message: 'Choose a key from 0 to 9.' })
  key!: string;

  /** Of the policy that takes the call; null: the policy's own rules. */
  @IsPolicyOrNone()
  policyId!: string | null;
}

/** What a caller chooses from, by one key, before anybody is rung. */
export class MenuDto {
  /** What is said of the keys. */
  @IsPlainText({
    least: 1,
    most: longestMessage,
    message: `Write a message of 1 to ${String(longestMessage)} characters.`,
  })
  @IsMessage()
  message!: string;

  @IsListOf(() => MenuChoiceDto, { most: mostMenuChoices, message: choicesMessage })
  @ArrayMinSize(1, { message: choicesMessage })
  @HaveKeysOfTheirOwn()
  choices!: MenuChoiceDto[];

  /** Where a call goes whose caller has twice pressed none of the keys; null: to the policy's own rules. */
  @IsPolicyOrNone()
  otherwisePolicyId!: string | null;
}

/** Whether every way through a menu leads to another policy, so that the policy's own rules are a last resort. */
export function leadsElsewhere(menu: MenuDto | null): boolean {
  return (
    menu !== null &&
    menu.otherwisePolicyId !== null &&
    menu.choices.every(({ policyId }) => policyId !== null)
  );
}

/** An id in small letters, as it is known everywhere else. */
function IsPolicyOrNone(): PropertyDecorator {
  const inSmallLetters = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  );
  return (target, property) => {
    for (const decorate of [
      inSmallLetters,
      MayBeNull(),
      IsUUID(undefined, { message: policyMessage }),
    ]) {
      decorate(target, property);
    }
  };
}

function HaveKeysOfTheirOwn(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'haveKeysOfTheirOwn',
      validator: {
        validate: (choices: unknown) => {
          const keys = Array.isArray(choices)
            ? choices.map((choice: unknown) => (choice as Partial<MenuChoiceDto> | null)?.key)
            : [];
          return new Set(keys).size === keys.length;
        },
      },
    },
    { message: 'Give each key once.' },
  );
}
