import type { FormErrors } from '@mantine/form';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/**
 * Checks a form's values as the API will, by the same contract; the first message of each field.
 *
 * @param deepFields fields whose own fields have messages of their own, by their paths: `layers.0.name`.
 */
export function contractErrors(contract: new () => object, deepFields: readonly string[] = []) {
  return (values: object): FormErrors =>
    Object.fromEntries(
      validateSync(plainToInstance(contract, values)).flatMap((error) =>
        deepFields.includes(error.property)
          ? deepErrors(error)
          : [[error.property, sentence(error)]],
      ),
    );
}

function deepErrors(error: ValidationError, path = error.property): [string, string][] {
  const nested = (error.children ?? []).flatMap((child) =>
    deepErrors(child, `${path}.${child.property}`),
  );
  return nested.length > 0 ? nested : [[path, sentence(error)]];
}

function sentence({ constraints }: ValidationError): string {
  return Object.values(constraints ?? {})[0] ?? 'This value is not valid.';
}
