import { ValidateBy } from 'class-validator';

/** Longest name of a policy in characters. */
export const longestPolicyName = 100;

/** Longest message in characters: what Twilio's shortest voice limit lets one Say hold. */
export const longestMessage = 3000;

/** Stands in a message where the name of its policy is spoken. */
export const policyPlaceholder = '{policy}';

/** A message as it is spoken; whatever the name holds is taken as it is. */
export function filledMessage(text: string, policyName: string): string {
  return text.replaceAll(policyPlaceholder, () => policyName);
}

/** How many characters a message may come to when it is spoken, however long the policy is called. */
export function longestSpoken(text: string): number {
  return Array.from(filledMessage(text, '-'.repeat(longestPolicyName))).length;
}

/** Refuses a message with a brace that opens anything but a placeholder, or one too long once it is filled. */
export function IsMessage(): PropertyDecorator {
  const isKnown = ValidateBy(
    {
      name: 'hasKnownPlaceholders',
      validator: {
        validate: (value: unknown) =>
          typeof value !== 'string' || !filledMessage(value, '').includes('{'),
      },
    },
    { message: `Of words in braces only ${policyPlaceholder} is known; write no other { in it.` },
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
      message: `Shorten it: each ${policyPlaceholder} counts as the ${String(longestPolicyName)} characters that a name may have.`,
    },
  );
  return (target, property) => {
    for (const decorate of [isKnown, fits]) decorate(target, property);
  };
}
