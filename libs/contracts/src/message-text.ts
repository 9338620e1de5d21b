import { ValidateBy } from 'class-validator';

/** Longest name of a policy in characters. */
export const longestPolicyName = 100;

/** Longest message in characters: what Twilio's shortest voice limit lets one Say hold. */
export const longestMessage = 3000;

/** Stands in a message where the name of its policy is spoken. */
export const policyPlaceholder = '{policy}';

/** Stands in a message where the number of whoever calls is spoken. */
export const callerInMessage = '{caller}';

/** Longest way to name a caller in characters; a number of fifteen digits, spoken one by one, has 29. */
export const longestSpokenCaller = 64;

/** What is spoken in the place of each placeholder. */
type MessageFill = { policy: string; caller: string };

/** A message as it is spoken; whatever it is filled with is taken as it is. */
export function filledMessage(text: string, { policy, caller }: MessageFill): string {
  return text.replaceAll(/\{(?:policy|caller)\}/g, (found) =>
    found === policyPlaceholder ? policy : caller,
  );
}

const empty: MessageFill = { policy: '', caller: '' };
const longest: MessageFill = {
  policy: '-'.repeat(longestPolicyName),
  caller: '-'.repeat(longestSpokenCaller),
};

/** How many characters a message may come to when it is spoken, whoever calls and however long the policy is called. */
export function longestSpoken(text: string): number {
  return Array.from(filledMessage(text, longest)).length;
}

/** Refuses a message with a brace that opens anything but a placeholder, or one too long once it is filled. */
export function IsMessage(): PropertyDecorator {
  const isKnown = ValidateBy(
    {
      name: 'hasKnownPlaceholders',
      validator: {
        validate: (value: unknown) =>
          typeof value !== 'string' || !filledMessage(value, empty).includes('{'),
      },
    },
    {
      message: `Of words in braces only ${policyPlaceholder} and ${callerInMessage} are known; write no other { in it.`,
    },
  );
  const fits = ValidateBy(
    {
      name: 'fitsWhenFilled',
      validator: {
        validate: (value: unknown) =>
          typeof value !== 'string' ||
          Array.from(value).length > longestMessage ||
          longestSpoken(value) <= longestMessage,
      },
    },
    {
      message: `Shorten it: each ${policyPlaceholder} counts as the ${String(longestPolicyName)} characters that a name may have, each ${callerInMessage} as ${String(longestSpokenCaller)}.`,
    },
  );
  return (target, property) => {
    for (const decorate of [isKnown, fits]) decorate(target, property);
  };
}
