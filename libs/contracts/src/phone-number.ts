import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';

/** A phone number in E.164, such as +12025550123; spaces, dots, dashes and brackets that people write are removed first. */
export function IsPhoneNumber(): PropertyDecorator {
  const tidy = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replaceAll(/[\s().-]/g, '') : value,
  );
  const fits = Matches(/^\+[1-9]\d{6,14}$/, {
    message: 'Write the number with its country code, such as +12025550123.',
  });
  return (target, property) => {
    for (const decorate of [tidy, fits]) decorate(target, property);
  };
}
