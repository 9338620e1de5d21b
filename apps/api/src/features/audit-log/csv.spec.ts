import type { AuditEntryDto } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { csvHeader, csvLine } from './csv.js';

const entry: AuditEntryDto = {
  id: '7',
  at: '2026-01-31T09:00:00.000Z',
  actor: { kind: 'person', id: 'u1', name: 'Ada' },
  address: '192.0.2.7',
  action: 'policy.updated',
  target: { id: 'p1', name: 'Support' },
  before: { name: 'Desk' },
  after: { name: 'Say "Hi"' },
};
const named = (name: string) =>
  csvLine(Object.assign({}, entry, { target: { id: 'p1', name }, before: null, after: null }));

describe('the audit log as CSV', () => {
  it('has a column for everything that an entry tells', () => {
    expect(csvHeader).toBe(
      'time,actor kind,actor id,actor,address,action,target id,target,before,after,entry\r\n',
    );
    expect(csvLine(entry)).toBe(
      '2026-01-31T09:00:00.000Z,person,u1,Ada,192.0.2.7,policy.updated,p1,Support,' +
        '"{""name"":""Desk""}","{""name"":""Say \\""Hi\\""""}",7\r\n',
    );
  });

  it.each([
    ['=HYPERLINK("http://evil.example")', `"'=HYPERLINK(""http://evil.example"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['a=1', 'a=1'],
    ['two\nlines, and a comma', '"two\nlines, and a comma"'],
  ])('writes the name %j as %j', (name, written) => {
    expect(named(name)).toContain(`,p1,${written},,,7\r\n`);
  });
});
