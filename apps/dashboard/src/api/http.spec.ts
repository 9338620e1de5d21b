import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal } from '../testing/fake-api';
import { request, requestAll } from './http';
import { isSignInRequired, ProblemError, sentenceOf } from './problem-error';

afterEach(() => vi.unstubAllGlobals());

const failureOf = async (answer: () => Response) => {
  fakeApi(answer);
  const error: unknown = await request('GET', '/api/v1/me').catch((reason: unknown) => reason);
  if (!(error instanceof ProblemError)) throw new Error('expected a ProblemError');
  return error;
};

describe('request', () => {
  it('sends query and body, and leaves out what is not set', async () => {
    const requests = fakeApi(() => ok({ id: '1' }));

    const answer = await request('POST', '/api/v1/x', {
      query: { status: 'busy', policyId: undefined, limit: 50 },
      body: { name: 'Night desk' },
    });

    expect(answer).toEqual({ id: '1' });
    expect(requests).toEqual([
      { method: 'POST', path: '/api/v1/x?status=busy&limit=50', body: { name: 'Night desk' } },
    ]);
  });

  it.each([204, 202])('takes an answer without content, such as a %i', async (status) => {
    fakeApi(() => new Response(null, { status }));

    await expect(request('DELETE', '/api/v1/x')).resolves.toBeUndefined();
  });

  it('throws a problem with its code, sentence and field errors', async () => {
    const error = await failureOf(() =>
      refusal({
        status: 400,
        code: 'invalid-request',
        detail: 'Some fields need your attention.',
        fieldErrors: { name: ['Give the policy a name.'] },
      }),
    );

    expect(error.code).toBe('invalid-request');
    expect(error.detail).toBe('Some fields need your attention.');
    expect(error.fieldErrors).toEqual({ name: ['Give the policy a name.'] });
  });

  it('knows that one has to sign in', async () => {
    const error = await failureOf(() =>
      refusal({ status: 401, code: 'sign-in-required', detail: 'Sign in first.' }),
    );

    expect(isSignInRequired(error)).toBe(true);
  });

  it.each([
    [502, 'unavailable'],
    [500, 'internal-error'],
    [413, 'too-large'],
    [401, 'sign-in-required'],
  ])(
    'makes a problem of a %i that something before the API answered in HTML',
    async (status, code) => {
      const error = await failureOf(() => new Response('<h1>Oops</h1>', { status }));

      expect(error.code).toBe(code);
      expect(sentenceOf(error)).toContain(String(status));
    },
  );

  it('says in plain words that the API cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));

    await expect(request('GET', '/api/v1/me')).rejects.toMatchObject({
      code: 'unavailable',
      detail: 'Ringdown cannot be reached. Check your connection, then try again.',
    });
  });

  it('tells a request that was given up from one that failed', async () => {
    const controller = new AbortController();
    controller.abort();
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('gone', 'AbortError')));

    const { signal } = controller;
    await expect(request('GET', '/api/v1/me', { signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('requestAll', () => {
  it('follows the cursors to the last page', async () => {
    const requests = fakeApi(({ path }) =>
      path.includes('cursor=next')
        ? ok({ items: ['c'], nextCursor: null })
        : ok({ items: ['a', 'b'], nextCursor: 'next' }),
    );

    const items = await requestAll<string>('/api/v1/list', new AbortController().signal);

    expect(items).toEqual(['a', 'b', 'c']);
    expect(requests).toHaveLength(2);
  });

  it('asks for every page of what a filter leaves', async () => {
    const requests = fakeApi(({ path }) =>
      ok({ items: [], nextCursor: path.includes('cursor=next') ? null : 'next' }),
    );

    await requestAll('/api/v1/list', new AbortController().signal, { from: '2026-01-01T00:00Z' });

    const queries = requests.map(({ path }) => new URL(path, 'http://hotline.test').searchParams);
    expect(queries.map((query) => query.get('from'))).toEqual([
      '2026-01-01T00:00Z',
      '2026-01-01T00:00Z',
    ]);
  });
});
