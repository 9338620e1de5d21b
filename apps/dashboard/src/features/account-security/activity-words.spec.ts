import type { AuditEntryDto } from '@ringdown/contracts';
import { expect, it } from 'vitest';

import { activityWords } from './activity-words';

const me = { id: 'u1', name: 'Alice' };
const entry = (change: Partial<AuditEntryDto>): AuditEntryDto => ({
  id: '1',
  at: '2026-01-05T09:00:00.000Z',
  actor: { kind: 'person', ...me },
  address: null,
  action: 'account.signed-in',
  target: me,
  before: null,
  after: null,
  ...change,
});

it.each<[string, Partial<AuditEntryDto>]>([
  ['Signed in by recovery code', { after: { by: 'recovery code' } }],
  ['Signed in', {}],
  ['Password changed', { action: 'account.password-changed' }],
  [
    'Reset link made by Olga',
    { action: 'account.reset-link-made', actor: { kind: 'person', id: 'u2', name: 'Olga' } },
  ],
  [
    'Somebody tried too many passwords or codes and was held up',
    { action: 'account.guessing-stopped', actor: { kind: 'system', id: null, name: 'Ringdown' } },
  ],
  ['Phone deleted', { action: 'phone.deleted', target: { id: 'p1', name: '…0123' } }],
  ['team.deleted', { action: 'team.deleted' }],
])('says “%s”', (words, change) => {
  expect(activityWords(entry(change))).toBe(words);
});
