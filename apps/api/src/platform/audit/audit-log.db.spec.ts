import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';

import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { actAs, beginActing } from '../access/acting.js';
import { AuditLog } from './audit-log.js';

describe('AuditLog', () => {
  let api: TestApi;
  let projectId: string;
  let dataSource: DataSource;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    dataSource = api.app.get(DataSource);
  });
  afterAll(() => api.stop());

  const note = (name: string) => ({
    action: 'policy.deleted' as const,
    projectId,
    target: { id: '1', name },
    before: { id: '1', name },
  });
  const entriesOf = async (name: string) => {
    const { rows } = await api.pool.query<Record<string, unknown>>(
      'SELECT actor_kind, actor_id, actor_name, address, before, after FROM audit_entries WHERE target_name = $1',
      [name],
    );
    return rows;
  };

  it('names who acted, and from where', async () => {
    const id = await api.addPerson('Ada');

    await new Promise<void>((done, fail) => {
      beginActing('192.0.2.7', () => {
        actAs({ kind: 'person', id, name: 'Ada' });
        api.app.get(AuditLog).record(dataSource.manager, note('one')).then(done, fail);
      });
    });

    expect(await entriesOf('one')).toEqual([
      {
        actor_kind: 'person',
        actor_id: id,
        actor_name: 'Ada',
        address: '192.0.2.7',
        before: { id: '1', name: 'one' },
        after: null,
      },
    ]);
  });

  it('is gone when the change is', async () => {
    const change = dataSource.transaction(async (tx) => {
      await api.app.get(AuditLog).record(tx, note('two'));
      throw new Error('The change failed.');
    });

    await expect(change).rejects.toThrow('The change failed.');
    expect(await entriesOf('two')).toEqual([]);
  });

  it.each([
    "UPDATE audit_entries SET actor_name = 'Mallory'",
    'DELETE FROM audit_entries',
    'TRUNCATE audit_entries',
  ])('is kept from %s', async (statement) => {
    await expect(api.pool.query(statement)).rejects.toThrow('never changed or deleted');
  });
});
