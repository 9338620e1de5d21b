import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';

/**
 * A phone number in E.164, such as +12025550123. What people write besides is removed first: spaces, dots, dashes,
 * slashes, brackets, and the (0) that is dialled within a country only; 00 before a country code is its plus.
 */
export function IsPhoneNumber(): PropertyDecorator {
  const tidy = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value
          .replace('(0)', '')
          .replaceAll(/[\s()./-]/g, '')
          .replace(/^00(?=[1-9])/, '+')
      : value,
  );
  const fits = Matches(/^\+[1-9]\d{6,14}$/, {
    message: 'Write the number with its country code, such as +12025550123.',
  });
  return (target, property) => {
    for (const decorate of [tidy, fits]) decorate(target, property);
  };
}
