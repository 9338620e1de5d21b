import type { ProblemDto } from '@ringdown/contracts';
import { vi } from 'vitest';

export type Sent = { method: string; path: string; body: unknown; ifMatch?: string };

/** Answers every request of the dashboard, and remembers what was asked. */
export function fakeApi(answer: (sent: Sent) => Response): Sent[] {
  const requests: Sent[] = [];
  vi.stubGlobal('fetch', (path: string, { method = 'GET', body, headers }: RequestInit) => {
    const ifMatch = new Headers(headers).get('if-match');
    const sent: Sent = {
      method,
      path,
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
      ...(ifMatch === null ? {} : { ifMatch }),
    };
    requests.push(sent);
    return Promise.resolve(answer(sent));
  });
  return requests;
}

export function ok(body: unknown, status = 200): Response {
  return Response.json(body, { status });
}

export function done(): Response {
  return new Response(null, { status: 204 });
}

export function refusal(problem: Pick<ProblemDto, 'status' | 'code' | 'detail' | 'fieldErrors'>) {
  const body = { type: 'about:blank', title: problem.code, ...problem };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
