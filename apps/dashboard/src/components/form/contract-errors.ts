import type { FormErrors } from '@mantine/form';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** Checks a form's values as the API will, by the same contract; the first message of each field. */
export function contractErrors(contract: new () => object) {
  return (values: object): FormErrors => {
    const invalid = validateSync(plainToInstance(contract, values));
    return Object.fromEntries(
      invalid.map(({ property, constraints }) => [
        property,
        Object.values(constraints ?? {})[0] ?? 'This value is not valid.',
      ]),
    );
  };
}
