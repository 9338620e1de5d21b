import { routes, type MemberDto, type PageDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('people', () => {
  let api: TestApi;
  let projectId: string;
  let ask: Awaited<ReturnType<TestApi['as']>>;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    await api.addPerson('Carol', { projectId, role: 'viewer' });
    const alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    await api.addPhone(alice, '+12025550112', { position: 1 });
    await api.addPhone(alice, '+12025550111', { position: 0, verified: false });
    await api.addPerson('Stranger', { projectId: await api.addProject('Other'), role: 'owner' });
    ask = await api.as('Carol');
  });
  afterAll(() => api.stop());

  it('are listed by name with their phones in order of preference', async () => {
    const { body } = await ask<PageDto<MemberDto>>('GET', routes.members(projectId));

    const id = expect.any(String) as string;
    const memberSince = expect.stringMatching(/Z$/) as string;
    expect(body).toEqual({
      items: [
        {
          userId: id,
          name: 'Alice',
          email: 'alice@example.com',
          role: 'responder',
          memberSince,
          version: 1,
          phones: [
            { id, number: '+12025550111', verified: false },
            { id, number: '+12025550112', verified: true },
          ],
        },
        {
          userId: id,
          name: 'Carol',
          email: 'carol@example.com',
          role: 'viewer',
          memberSince,
          version: 1,
          phones: [],
        },
      ],
      nextCursor: null,
    });
  });

  it('come in pages', async () => {
    const url = `${routes.members(projectId)}?limit=1`;
    const first = await ask<PageDto<MemberDto>>('GET', url);
    const second = await ask<PageDto<MemberDto>>(
      'GET',
      `${url}&cursor=${first.body.nextCursor ?? ''}`,
    );

    expect(first.body.items.map(({ name }) => name)).toEqual(['Alice']);
    expect(second.body.items.map(({ name }) => name)).toEqual(['Carol']);
    expect(second.body.nextCursor).toBeNull();
  });
});
