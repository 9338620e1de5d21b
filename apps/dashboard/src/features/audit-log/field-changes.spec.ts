import type { AuditEntryDto } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { fieldChanges, summaryOf } from './field-changes';

const entry = (before: AuditEntryDto['before'], after: AuditEntryDto['after']): AuditEntryDto => ({
  id: '1',
  at: '2026-01-01T00:00:00.000Z',
  actor: { kind: 'person', id: 'u1', name: 'Dana' },
  address: null,
  action: 'policy.updated',
  target: { id: 'p1', name: 'Support' },
  before,
  after,
});

describe('an edit in one line', () => {
  it.each([
    [
      { escalateAfterSeconds: 30 },
      { escalateAfterSeconds: 90 },
      'escalate after 30 s → 1 min 30 s',
    ],
    [{ enabled: true }, { enabled: false }, 'enabled on → off'],
    [
      { targets: [{ kind: 'user', id: 'u1', name: 'Alice' }] },
      {
        targets: [
          { kind: 'team', id: 't2', name: 'Network' },
          { kind: 'user', id: 'u1', name: 'Alice' },
        ],
      },
      'rings Alice → Network and Alice',
    ],
    [{}, { authToken: 'changed' }, 'Auth Token “changed”'],
    [
      { name: 'A', description: 'x' },
      { name: 'B', description: '' },
      'name “A” → “B”; description “x” → nothing',
    ],
    [{ greetingMessage: 'x'.repeat(90) }, { greetingMessage: 'y' }, 'greeting'],
    [{ a: 1, b: 1, someNewField: 1 }, { a: 2, b: 2, someNewField: 2 }, 'a, b, and some new field'],
  ])('says of %j and %j: %s', (before, after, line) => {
    expect(summaryOf(entry(before, after))).toBe(line);
  });

  it('says nothing of what was created or deleted: the unfolded entry does', () => {
    expect(summaryOf(entry(null, { name: 'A' }))).toBe('');
    expect(fieldChanges(entry(null, { id: '1', name: 'A' }))).toEqual([
      { label: 'name', was: undefined, is: '“A”' },
    ]);
  });
});
