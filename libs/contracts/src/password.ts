import { IsString, Length } from 'class-validator';

/** How long a new password must and may be, in characters. */
export const passwordLength = { least: 10, most: 128 } as const;

/** A password that somebody chooses. */
export function IsNewPassword(): PropertyDecorator {
  const message = `Choose a password of ${String(passwordLength.least)} to ${String(passwordLength.most)} characters.`;
  return together(
    IsString({ message }),
    Length(passwordLength.least, passwordLength.most, { message }),
  );
}

/** A password that was chosen before; only its hash can tell whether it is right. */
export function IsPassword(): PropertyDecorator {
  const message = 'Write your password.';
  return together(IsString({ message }), Length(1, passwordLength.most, { message }));
}

function together(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}
