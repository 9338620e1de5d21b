import { randomUUID } from 'node:crypto';

import { routes } from '@ringdown/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { emailOf, password, startTestApi, type TestApi } from '../../testing/test-api.js';

describe('live calls', () => {
  let api: TestApi;
  let address: string;
  let projectId: string;
  let otherProject: string;
  let cookies: Record<string, string>;
  const connections: AbortController[] = [];

  beforeEach(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    otherProject = await api.addProject('Other');
    await api.addPerson('Alice', { projectId, role: 'viewer' });
    await api.addPerson('Bob', { projectId: otherProject, role: 'viewer' });
    await api.app.listen(0, '127.0.0.1');
    address = await api.app.getUrl();
    cookies = { Alice: await signIn('Alice'), Bob: await signIn('Bob') };
  });
  afterEach(async () => {
    for (const connection of connections.splice(0)) connection.abort();
    await api.stop();
  });

  async function signIn(name: string): Promise<string> {
    const answer = await fetch(`${address}${routes.signIn()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: emailOf(name), password }),
    });
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  /** Reads the stream until it has ended or `until` is satisfied. */
  async function listen(name: string, project: string) {
    const connection = new AbortController();
    connections.push(connection);
    const answer = await fetch(`${address}${routes.liveCalls(project)}`, {
      headers: { cookie: cookies[name] ?? '' },
      signal: connection.signal,
    });
    let text = '';
    let hasEnded = false;
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of answer.body ?? []) text += decoder.decode(chunk as Uint8Array);
      hasEnded = true;
    })().catch(() => undefined);
    return {
      answer,
      connection,
      reading,
      hasEnded: () => hasEnded,
      events: () =>
        [...text.matchAll(/event: call\ndata: (.*)\n\n/g)].map(
          ([, data]) => JSON.parse(data ?? '') as unknown,
        ),
      text: () => text,
    };
  }

  async function addCall(project: string): Promise<string> {
    const id = randomUUID();
    await api.pool.query(
      "INSERT INTO calls (id, project_id, account_sid, call_sid, started_at) VALUES ($1, $2, 'AC1', 'CA1', now())",
      [id, project],
    );
    return id;
  }
  const soon = { timeout: 5000, interval: 20 };

  it('tell each listener of the changes in their own project, once a change', async () => {
    const first = await listen('Alice', projectId);
    const others = await Promise.all(Array.from({ length: 20 }, () => listen('Alice', projectId)));
    const stranger = await listen('Bob', otherProject);
    expect(first.answer.headers.get('content-type')).toMatch('text/event-stream');

    const callId = await addCall(projectId);
    const otherId = await addCall(otherProject);

    await vi.waitFor(() => {
      for (const { events } of [first, ...others]) expect(events()).toEqual([{ id: callId }]);
      expect(stranger.events()).toEqual([{ id: otherId }]);
    }, soon);

    await api.pool.query('UPDATE calls SET changed_at = clock_timestamp() WHERE id = $1', [callId]);
    await vi.waitFor(() => expect(first.events()).toEqual([{ id: callId }, { id: callId }]), soon);
    expect(stranger.events()).toEqual([{ id: otherId }]);
  });

  it('end when the process stops', async () => {
    const listener = await listen('Alice', projectId);
    await vi.waitFor(() => expect(listener.text()).toBe(': listening\n\n'), soon);

    await api.app.close();
    await listener.reading;

    expect(listener.hasEnded()).toBe(true);
  });
});
