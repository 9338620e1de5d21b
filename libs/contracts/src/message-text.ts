import { ValidateBy } from 'class-validator';

/** Longest name of a policy in characters. */
export const longestPolicyName = 100;

/** Longest message in characters: what Twilio's shortest voice limit lets one Say hold. */
export const longestMessage = 3000;

/** Stands in a message where the name of its policy is spoken. */
export const policyPlaceholder = '{policy}';

/** Stands in a message where the number of whoever calls is spoken. */
export const callerInMessage = '{caller}';

/** Stands in a greeting where the number of callers who wait is spoken, this one included. */
export const positionInMessage = '{position}';

/** Longest position in characters; more callers than that do not wait. */
const longestPosition = 5;

/** Longest way to name a caller in characters; a number of fifteen digits, spoken one by one, has 29. */
export const longestSpokenCaller = 64;

/** What is spoken in the place of each placeholder; without a position its placeholder is none. */
type MessageFill = { policy: string; caller: string; position?: string };

/** A message as it is spoken; whatever it is filled with is taken as it is. */
export function filledMessage(text: string, fill: MessageFill): string {
  return text.replaceAll(
    /\{(policy|caller|position)\}/g,
    (found, name: keyof MessageFill) => fill[name] ?? found,
  );
}

const longest: MessageFill = {
  policy: '-'.repeat(longestPolicyName),
  caller: '-'.repeat(longestSpokenCaller),
  position: '-'.repeat(longestPosition),
};

/**
 * How many characters a message may come to when it is spoken, whoever calls and however long the policy is called; in
 * UTF-16, in which an emoji is two, because nobody knows which way a carrier counts.
 */
export function longestSpoken(text: string): number {
  return filledMessage(text, longest).length;
}

/**
 * Refuses a message with a brace that opens anything but a placeholder, or one too long once it is filled.
 *
 * @param maySayPosition whether its caller waits; once the waiting is over there is no position.
 */
export function IsMessage({ maySayPosition } = { maySayPosition: false }): PropertyDecorator {
  const empty: MessageFill = { policy: '', caller: '', ...(maySayPosition && { position: '' }) };
  const known = maySayPosition
    ? `${policyPlaceholder}, ${callerInMessage} and ${positionInMessage}`
    : `${policyPlaceholder} and ${callerInMessage}`;
  const isKnown = ValidateBy(
    {
      name: 'hasKnownPlaceholders',
      validator: {
        validate: (value: unknown) =>
          typeof value !== 'string' || !filledMessage(value, empty).includes('{'),
      },
    },
    { message: `Of words in braces only ${known} are known here; write no other { in it.` },
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
