import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';

import { show } from '../../../testing/show';
import { newPolicyValues } from '../policy-form-values';
import { MissedCallFields } from './missed-call-fields';

afterEach(cleanup);

function Fields({ isReadOnly = false }: { isReadOnly?: boolean }) {
  const [values, setValues] = useState(newPolicyValues());
  return (
    <MissedCallFields
      values={values}
      isReadOnly={isReadOnly}
      input={(field, options) => {
        const onChange = (change: string | { currentTarget: HTMLInputElement }) =>
          setValues({
            ...values,
            [field]: typeof change === 'string' ? change : change.currentTarget.checked,
          });
        return options === undefined
          ? { value: values[field], onChange }
          : { checked: values[field], onChange };
      }}
    />
  );
}

describe('who is told of missed calls', () => {
  it('is asked as long as there is a way to tell them', async () => {
    show(<Fields />);
    const [mail, sms] = [/by mail/, /by SMS/].map((name) => screen.getByRole('switch', { name }));
    expect(mail).toHaveProperty('checked', true);
    expect(sms).toHaveProperty('checked', false);

    await userEvent.click(screen.getByRole('radio', { name: 'The people whose phones rang' }));
    expect(screen.getByRole('radio', { name: 'The people whose phones rang' })).toHaveProperty(
      'checked',
      true,
    );
    if (mail !== undefined) await userEvent.click(mail);
    expect(screen.queryByRole('radiogroup', { name: 'Who is told' })).toBeNull();
    if (sms !== undefined) await userEvent.click(sms);
    expect(screen.getByRole('radiogroup', { name: 'Who is told' })).toBeDefined();
  });

  it('is only shown to who may not change it', () => {
    show(<Fields isReadOnly />);

    for (const role of ['switch', 'radio'] as const) {
      for (const control of screen.getAllByRole(role)) {
        expect(control).toHaveProperty('disabled', true);
      }
    }
  });
});
