import type { FormErrors } from '@mantine/form';
import type { ReactNode } from 'react';

/** What is wrong with a field or with a part of it; paths are those of the API. */
export type ErrorAt = (path: string) => ReactNode;

export function errorsAt(errors: FormErrors, root = ''): ErrorAt {
  return (path) => {
    const whole = `${root}${path}`;
    const found = Object.entries(errors).find(
      ([field]) => field === whole || field.startsWith(`${whole}.`),
    );
    return found?.[1];
  };
}

/** The errors without those of a field and of its parts: somebody is mending it. */
export function withoutErrorsAt(errors: FormErrors, path: string): FormErrors {
  return Object.fromEntries(
    Object.entries(errors).filter(([field]) => field !== path && !field.startsWith(`${path}.`)),
  );
}
