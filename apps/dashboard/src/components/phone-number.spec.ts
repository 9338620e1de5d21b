import { expect, it } from 'vitest';

import { readablePhone } from './phone-number';

it.each([
  ['+12025550123', '+1 202 555 0123'],
  ['+4915112345678', '+49 151 123 45 678'],
  ['+358401234567', '+358 401 234 567'],
  ['911', '911'],
  ['sip:desk@example.com', 'sip:desk@example.com'],
  ['', ''],
  ['…20', 'Number ending in 20'],
  ['…', 'Number not shown'],
  ['…*', 'Numbers not shown'],
])('shows %s as %s', (number, readable) => {
  expect(readablePhone(number)).toBe(readable);
});
