import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';

/** Six digits of an authenticator app, spaces aside. */
export function IsTwoFactorCode(): PropertyDecorator {
  return tidied(
    /[\s.-]/g,
    Matches(/^\d{6}$/, { message: 'Write the six digits that the app shows.' }),
  );
}

/** One of the codes that were shown when two-factor sign-in was switched on, such as aB3dE-9xYz1. */
export function IsRecoveryCode(): PropertyDecorator {
  return tidied(
    /\s/g,
    Matches(/^[0-9A-Za-z]{5}-[0-9A-Za-z]{5}$/, {
      message: 'A recovery code is ten letters and digits with a dash in the middle.',
    }),
  );
}

function tidied(noise: RegExp, matches: PropertyDecorator): PropertyDecorator {
  const tidy = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replaceAll(noise, '') : value,
  );
  return (target, property) => {
    for (const decorate of [tidy, matches]) decorate(target, property);
  };
}
