import { describe, expect, it } from 'vitest';

import { changedValues, newConfigValues } from './config-form-values';

describe('changedValues', () => {
  it('sends no token when none was written', () => {
    const after = { ...newConfigValues, name: 'Ours' };

    expect(changedValues(newConfigValues, after)).toEqual({ name: 'Ours' });
  });

  it('sends null for a number that was removed', () => {
    const before = { ...newConfigValues, primaryPhoneNumber: '+12025550123' };

    expect(changedValues(before, newConfigValues)).toEqual({ primaryPhoneNumber: null });
  });
});
