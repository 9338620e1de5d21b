import { Matches, ValidateBy, type ValidationArguments } from 'class-validator';

/** What is wrong with a token that is meant for Twilio itself. */
export const twilioTokenMessage = 'A Twilio Auth Token has 32 characters, each of 0-9 and a-f.';
const carrierTokenMessage = 'A token has 16 to 128 letters, digits or signs, without spaces.';

/** Whether Twilio itself could have issued this token. */
export function isTwilioToken(token: string): boolean {
  return /^[0-9a-f]{32}$/i.test(token);
}

/**
 * A secret of a carrier's account. Twilio's tokens have one form; a carrier behind an API base URL may have others.
 *
 * @param carrier who is meant when the object does not say: `any` where only the server knows.
 */
export function IsAuthToken(carrier: 'twilio' | 'any'): PropertyDecorator {
  const isStrict = (args?: ValidationArguments) => {
    const { apiBaseUrl } = (args?.object ?? {}) as { apiBaseUrl?: unknown };
    return apiBaseUrl === undefined ? carrier === 'twilio' : apiBaseUrl === null;
  };
  return ValidateBy({
    name: 'isAuthToken',
    validator: {
      validate: (value: unknown, args) =>
        typeof value === 'string' &&
        (isStrict(args) ? isTwilioToken(value) : /^[\x21-\x7e]{16,128}$/.test(value)),
      defaultMessage: (args) => (isStrict(args) ? twilioTokenMessage : carrierTokenMessage),
    },
  });
}

/** The secret of an API key: Twilio says nothing about its form, and shows it once. */
export function IsApiKeySecret(): PropertyDecorator {
  return Matches(/^[\x21-\x7e]{16,128}$/, {
    message: 'The secret of an API key has 16 to 128 letters, digits or signs, without spaces.',
  });
}
