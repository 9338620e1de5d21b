import { ValidateBy } from 'class-validator';

/** Refuses what is no IANA name of a time zone; offsets such as `+02:00` know no daylight saving. */
export function IsZoneName(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isZoneName',
      validator: { validate: (value: unknown) => typeof value === 'string' && isZoneName(value) },
    },
    { message: 'Choose a time zone by its IANA name, such as Europe/Berlin.' },
  );
}

function isZoneName(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
