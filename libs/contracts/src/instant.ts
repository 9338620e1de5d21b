import { ValidateBy } from 'class-validator';

/** A moment of these centuries, ISO 8601 with its time zone. */
export function IsInstant(): PropertyDecorator {
  const form = /^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)$/;
  return ValidateBy(
    {
      // For the OpenAPI document, too.
      name: 'isInstant',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && form.test(value) && !Number.isNaN(Date.parse(value)),
      },
    },
    { message: 'Write a time with its zone, such as 2026-01-31T09:00:00Z.' },
  );
}
