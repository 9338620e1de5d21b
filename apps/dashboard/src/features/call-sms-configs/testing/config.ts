import type { CallSmsConfigDto } from '@ringdown/contracts';

export const config = {
  id: 'c1',
  name: 'Main account',
  description: '',
  accountSid: `AC${'1'.repeat(32)}`,
  apiKeySid: null,
  primaryPhoneNumber: '+12025550100',
  apiBaseUrl: null,
  region: null,
  edge: null,
  hasSecondAuthToken: false as boolean,
  version: 1,
  policyNames: ['Support'],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
} satisfies CallSmsConfigDto;
