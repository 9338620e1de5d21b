import { randomUUID } from 'node:crypto';

import {
  mostContacts,
  routes,
  type ContactDto,
  type ContactsImportDto,
  type PageDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Answer = ContactDto & ProblemDto;

describe('contacts', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    await api.addPerson('Rita', { projectId, role: 'responder' });
    await api.addPerson('Vera', { projectId, role: 'viewer' });
    ask = await api.as('Rita');
  });
  beforeEach(() => api.pool.query('DELETE FROM contacts'));
  afterAll(() => api.stop());

  const add = (body: object) => ask<Answer>('POST', routes.contacts(projectId), body);
  const list = async (query = '') =>
    (await ask<PageDto<ContactDto>>('GET', `${routes.contacts(projectId)}${query}`)).body;
  const names = async (query = '') => (await list(query)).items.map(({ name }) => name);
  const exported = () => ask<string>('GET', routes.contactsExport(projectId));
  const importFile = (file: string) =>
    ask<ContactsImportDto & ProblemDto>('POST', routes.contactsImport(projectId), { file });

  it('give a number a name, which responders may do and viewers only see', async () => {
    const { status, body } = await add({ name: ' Anna Meier ', number: '+49 (0)30/901-820' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Anna Meier', number: '+4930901820', note: '', version: 1 });

    const vera = await api.as('Vera');
    expect((await vera<ContactDto>('GET', routes.contact(projectId, body.id))).body).toEqual(body);
    const refused = await vera('POST', routes.contacts(projectId), {
      name: 'B',
      number: '+4930901821',
    });
    expect(refused.status).toBe(403);
  });

  it('are found by part of the name, of the note, or of the number with or without spaces', async () => {
    await add({ name: 'Anna Meier', number: '+4930901820' });
    await add({ name: 'Ben', number: '+12025550123', note: 'Data centre' });

    expect(await names('?q=MEI')).toEqual(['Anna Meier']);
    expect(await names('?q=centre')).toEqual(['Ben']);
    expect(await names(`?q=${encodeURIComponent('030 901')}`)).toEqual(['Anna Meier']);
    expect(await names('?q=nobody')).toEqual([]);
  });

  it('are sorted by name or by change, page by page', async () => {
    for (const [index, name] of ['ben', 'Anna', 'Carla'].entries()) {
      await add({ name, number: `+493090182${String(index)}` });
    }

    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      'Anna',
      'ben',
      'Carla',
    ]);
    expect(second.nextCursor).toBeNull();
    expect(await names('?sort=-updatedAt')).toEqual(['Carla', 'Anna', 'ben']);
  });

  it.each([
    {},
    { name: 'Anna' },
    { name: '', number: '+4930901820' },
    { name: 'x'.repeat(81), number: '+4930901820' },
    { name: 'An\nna', number: '+4930901820' },
    { name: 'Anna', number: '030 901820' },
    { name: 'Anna', number: 'anonymous' },
    { name: 'Anna', number: '+4930901820', note: 'x'.repeat(501) },
    { name: 'Anna', number: '+4930901820', projectId: randomUUID() },
  ])('refuse %j', async (body) => {
    expect((await add(body)).status).toBe(400);
    expect(await names()).toEqual([]);
  });

  it('have a number once in a project', async () => {
    const twice = await Promise.all([
      add({ name: 'Anna', number: '+4930901820' }),
      add({ name: 'Ben', number: '+4930901820' }),
    ]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const refused = twice.find(({ status }) => status === 409);
    expect(refused?.body.fieldErrors).toEqual({
      number: ['Another contact of this project has this number.'],
    });

    const { body: other } = await add({ name: 'Carla', number: '+4930901821' });
    const url = routes.contact(projectId, other.id);
    expect((await ask('PATCH', url, { number: '+4930901820' })).status).toBe(409);
  });

  it('change only what is given, and only as it was seen', async () => {
    const { body } = await add({ name: 'Anna', number: '+4930901820', note: 'NOC' });
    const url = routes.contact(projectId, body.id);

    const same = await ask<ContactDto>('PATCH', url, { name: 'Anna' });
    expect(same.body.version).toBe(1);
    const changed = await ask<ContactDto>('PATCH', url, { name: 'Hanna' }, '"1"');
    expect(changed.body).toMatchObject({ name: 'Hanna', note: 'NOC', version: 2 });
    const late = await ask('PATCH', url, { name: 'Anne' }, '"1"');
    expect(late.status).toBe(412);
    expect((await ask('DELETE', url, undefined, '"1"')).status).toBe(412);
    expect((await ask('DELETE', url)).status).toBe(204);
    expect((await ask('DELETE', url)).status).toBe(404);
    expect((await ask('PATCH', url, { name: 'Anna' })).status).toBe(404);
  });

  it('have an end', async () => {
    await fill(mostContacts - 1);

    const both = await Promise.all([
      add({ name: 'Anna', number: '+4930901820' }),
      add({ name: 'Ben', number: '+4930901821' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await importFile('Carla,+4930901822\nDora,+4930901823')).status).toBe(409);
    expect((await importFile('Somebody,+1202000001')).body).toMatchObject({ added: 0, changed: 1 });
  });

  it('come from a file, which renames those that there are and leaves their notes alone', async () => {
    await add({ name: 'Anna', number: '+4930901820', note: 'NOC' });
    await add({ name: 'Ben', number: '+4930901821' });

    const { status, body } = await importFile(
      'name,number\nAnna Meier,+49 30 901820\nBen,+4930901821\n"Carla ""C""",+4930901822\n',
    );

    expect(status).toBe(200);
    expect(body).toEqual({ added: 1, changed: 1, unchanged: 1 });
    expect((await list()).items.map(({ name, note, version }) => [name, note, version])).toEqual([
      ['Anna Meier', 'NOC', 2],
      ['Ben', '', 1],
      ['Carla "C"', '', 1],
    ]);
  });

  it('come from a file all or not at all', async () => {
    const { status, body } = await importFile('Anna,+4930901820\nBen,not a number\n');

    expect(status).toBe(400);
    expect(body.fieldErrors).toEqual({
      file: ['Line 2: Write the number with its country code, such as +12025550123.'],
    });
    expect(await names()).toEqual([]);
  });

  it('come from two files at once', async () => {
    const lines = (name: string) =>
      Array.from({ length: 50 }, (_, index) => `${name},+49309018${String(100 + index)}`);
    const both = await Promise.all([
      importFile(lines('Anna').join('\n')),
      importFile(lines('Ben').toReversed().join('\n')),
    ]);

    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.map(({ body }) => body.added).toSorted((a, b) => a - b)).toEqual([0, 50]);
  });

  it('go into a file that can come in again, and in which nothing can be run', async () => {
    await add({ name: '=HYPERLINK("x")', number: '+4930901820', note: 'one\ntwo' });
    const { body: file, status, headers } = await exported();

    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file).toContain('"\'=HYPERLINK(""x"")",+4930901820,"one\ntwo"');
    expect((await importFile(file)).body).toEqual({ added: 0, changed: 0, unchanged: 1 });
  });

  it('are told to the audit log, numbers only in part', async () => {
    const { body } = await add({ name: 'Anna', number: '+4930901820' });
    await ask('PATCH', routes.contact(projectId, body.id), { number: '+4930901821' });
    await importFile('Ben,+4930901822');
    await exported();
    await ask('DELETE', routes.contact(projectId, body.id));

    const { rows } = await api.pool.query<{ action: string }>(
      'SELECT action, target_name, before, after FROM audit_entries WHERE project_id = $1 ORDER BY id DESC LIMIT 5',
      [projectId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'contact.deleted',
      'contact.exported',
      'contact.imported',
      'contact.updated',
      'contact.created',
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/4930901/);
  });

  const fill = (count: number) =>
    api.pool.query(
      `INSERT INTO contacts (project_id, number, name, created_at, updated_at)
       SELECT $1, '+1202' || lpad(n::text, 6, '0'), 'Contact ' || n, now(), now() FROM generate_series(1, $2::int) n`,
      [projectId, count],
    );
});
