import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/** Control characters can neither be shown nor spoken, and PostgreSQL cannot store all of them. */
const controlCharacter = /[^\P{Cc}\n]/u;

type Length = { least: number; most: number; message: string };

/** Plain text that stands in one line, such as a name. */
export function IsOneLine(length: Length): PropertyDecorator {
  const isOneLine = ValidateBy(
    {
      name: 'isOneLine',
      validator: {
        validate: (value: unknown) => typeof value !== 'string' || !/[\n\u2028\u2029]/.test(value),
      },
    },
    { message: 'Write it in one line.' },
  );
  return (target, property) => {
    for (const decorate of [IsPlainText(length), isOneLine]) decorate(target, property);
  };
}

/**
 * Text that a person wrote: control characters other than a newline are refused; space around it is removed and
 * line ends become newlines first. Length is counted in code points, as the database counts.
 */
export function IsPlainText(length: Length): PropertyDecorator {
  const tidy = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n').trim() : value,
  );
  const fits = ValidateBy(
    {
      name: 'isTextOfLength',
      // For the OpenAPI document.
      constraints: [length.least, length.most],
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' &&
          Array.from(value).length >= length.least &&
          Array.from(value).length <= length.most,
      },
    },
    { message: length.message },
  );
  const isPlain = ValidateBy(
    {
      name: 'isPlainText',
      validator: {
        validate: (value: unknown) => typeof value !== 'string' || !controlCharacter.test(value),
      },
    },
    { message: 'Use plain text without control characters.' },
  );
  return (target, property) => {
    for (const decorate of [tidy, fits, isPlain]) decorate(target, property);
  };
}
