import { pageSizes, type PageDto } from '@ringdown/contracts';

import { problemOf, unreachable } from './problem-error';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Options = {
  query?: Readonly<Record<string, string | number | undefined>>;
  body?: object;
  /** The version that an edit is made from: if somebody else has changed it since, it is refused as `changed-meanwhile`. */
  version?: number | undefined;
  signal?: AbortSignal;
};

/** Calls the API; the session is in a cookie. Whatever is not a success throws a `ProblemError`. */
export async function request<Answer>(
  method: Method,
  path: string,
  { query, body, version, signal }: Options = {},
): Promise<Answer> {
  const response = await fetch(withQuery(path, query), {
    method,
    signal: signal ?? null,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  }).catch((cause: unknown) => {
    // A request that we gave up ourselves is no failure of the API.
    if (signal?.aborted === true) throw cause;
    throw unreachable(cause);
  });
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

/** Every item of a short list, such as the people of a project. */
export async function requestAll<Item>(
  path: string,
  signal: AbortSignal,
  filter: Options['query'] = {},
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filter, limit: pageSizes.most, cursor };
    const page: PageDto<Item> = await request('GET', path, { query, signal });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

function withQuery(path: string, query: Options['query'] = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) params.set(name, String(value));
  }
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}
