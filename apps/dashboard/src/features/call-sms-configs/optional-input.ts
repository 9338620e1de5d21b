import type { UseFormReturnType } from '@mantine/form';
import type { ChangeEvent } from 'react';

import type { ConfigFormValues } from './config-form-values';

/** The properties of an input in which nothing written is nothing at all. */
export function optionalInput(
  form: UseFormReturnType<ConfigFormValues>,
  field: 'primaryPhoneNumber' | 'apiKeySid' | 'apiBaseUrl',
) {
  return {
    ...form.getInputProps(field),
    value: form.values[field] ?? '',
    onChange: ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>) =>
      form.setFieldValue(field, value.trim() === '' ? null : value.trim()),
  };
}
