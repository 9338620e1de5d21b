import { connect } from 'node:net';

import { routes, type ProblemDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Browser } from '../../testing/browser.js';
import { emailOf, password, startTestApi, type TestApi } from '../../testing/test-api.js';

const json = { 'content-type': 'application/json' };

describe('bad input', () => {
  const log: string[] = [];
  let api: TestApi;
  let projectId: string;
  let browser: Browser;

  beforeAll(async () => {
    api = await startTestApi({}, { write: (line) => log.push(line) });
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    browser = new Browser(api);
    await browser.ask('POST', routes.signIn(), { email: emailOf('Dana'), password });
  });
  afterAll(async () => {
    // Whatever was refused was not written down as a fault of ours.
    expect(log.filter((line) => line.includes('"level":50'))).toEqual([]);
    await api.stop();
  });

  const post = async (payload: string | Buffer, headers: Record<string, string> = json) => {
    const answer = await api.app.inject({
      method: 'POST',
      url: routes.policies(projectId),
      headers: { cookie: browser.cookie, origin: api.origin, ...headers },
      payload,
    });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    return answer.json<ProblemDto>();
  };
  const get = async (url: string) => {
    const answer = await api.app.inject({
      method: 'GET',
      url,
      headers: { cookie: browser.cookie },
    });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    return answer.json<ProblemDto>();
  };

  describe('in a body', () => {
    it('of ten megabytes is too large', async () => {
      const problem = await post(JSON.stringify({ name: 'x'.repeat(10_000_000) }));

      expect(problem.code).toBe('too-large');
      expect(problem.status).toBe(413);
    });

    it('of half a million values is too large to be looked through', async () => {
      const problem = await post(`[${'0,'.repeat(500_000)}0]`);

      expect(problem.detail).toBe('The request holds more values than this API ever takes.');
      expect(problem.status).toBe(413);
    });

    it.each([
      ['broken', '{"name":', 'The body is not valid JSON.'],
      ['empty', '', 'The body is not valid JSON.'],
      ['an own prototype', '{"name":"x","__proto__":{"enabled":true}}', undefined],
      ['a constructor', '{"name":"x","constructor":{"prototype":{}}}', undefined],
      [
        'UTF-8 that is none',
        Buffer.from('{"name":"\xff\xfe"}', 'latin1'),
        'The body is not valid UTF-8.',
      ],
      ['a NUL', '{"name":"a\\u0000b"}', /NUL/],
      ['half of a surrogate pair', '{"name":"\\ud800"}', /surrogate/],
      ['half of a surrogate pair as a key', '{"name":"x","\\ud800":1}', /surrogate/],
      [
        'nested lists',
        `{"name":${'['.repeat(300_000)}${']'.repeat(300_000)}}`,
        /nested too deeply/,
      ],
      ['nested objects', `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`, /nested too deeply/],
      ['null', 'null', undefined],
      ['a list', '[{"name":"x"}]', undefined],
      ['a text', '"name"', undefined],
    ])('that is or holds %s is refused', async (_what, payload, detail) => {
      const problem = await post(payload);

      expect(problem.code).toBe('invalid-request');
      if (detail !== undefined) expect(problem.detail).toMatch(detail);
    });

    it.each([
      ['an unknown field', { name: 'x', isAdmin: true }, 'isAdmin'],
      ['toString', { name: 'x', toString: 1 }, 'toString'],
      ['a number for a text', { name: 1 }, 'name'],
      ['a list for a text', { name: ['x'] }, 'name'],
      ['a text for a number', { name: 'x', repeatTimes: '2' }, 'repeatTimes'],
      ['a number beyond all bounds', { name: 'x', repeatTimes: 1e300 }, 'repeatTimes'],
      ['null for a text', { name: null }, 'name'],
    ])('with %s names the field', async (_what, body, field) => {
      const problem = await post(JSON.stringify(body));

      expect(problem.code).toBe('invalid-request');
      expect(problem.detail).toBe('Some fields need your attention.');
      expect(Object.keys(problem.fieldErrors ?? {})).toEqual([field]);
    });

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'nonsense',
    ])('of type %s is not accepted', async (type) => {
      const problem = await post('{"name":"x"}', { 'content-type': type });

      expect(problem.status).toBe(415);
      expect(problem.detail).toBe('Send JSON, with content-type: application/json.');
    });

    it('keeps SQL and HTML as the text that they are', async () => {
      const name = `'; DROP TABLE users; -- <script>alert(1)</script> \${1}`;

      const answer = await browser.ask('POST', routes.policies(projectId), { name });

      expect(answer.statusCode).toBe(201);
      expect(answer.json<{ name: string }>().name).toBe(name);
    });
  });

  describe('in an address', () => {
    it.each([
      'limit=0',
      'limit=201',
      'limit=1e9',
      'limit=-1',
      'limit=1.5',
      'limit=',
      'limit=x',
      'limit=1&limit=2',
      'limit[]=1',
      `limit=${'9'.repeat(400)}`,
      'cursor=x',
      'cursor=e30',
      'cursor=W10',
      'cursor=WyJhIiwiYiJd',
      'cursor=a&cursor=b',
      `cursor=${'x'.repeat(1001)}`,
      'cursor=%00',
      'nonsense=1',
      '__proto__=1',
      'constructor=1',
      '%00=1',
    ])('refuses the query %s', async (query) => {
      const problem = await get(`${routes.policies(projectId)}?${query}`);

      expect(problem.code).toBe('invalid-request');
    });

    it.each([
      ['/api/v1/projects/%/policies', 400],
      ['/api/v1/projects/%ff/policies', 400],
      [`/api/v1/projects/${'x'.repeat(5000)}/policies`, 400],
      ['/api/v1/projects/%00/policies', 400],
      ['/api/v1/projects/..%2F..%2Fetc/policies', 404],
      ['/api/v1/nowhere', 404],
      ['/api/v1/me/', 404],
      ['/api', 404],
    ])('refuses %s', async (url, status) => {
      const problem = await get(url);

      expect(problem.status).toBe(status);
      expect(problem.detail).not.toMatch(/Cannot|FST/);
    });
  });

  describe('in the head of a request', () => {
    it.each(['TRACE', 'PUT', 'OPTIONS', 'PROPFIND'] as const)(
      'refuses %s, which the route does not know',
      async (method) => {
        const answer = await api.app.inject({
          method: method as 'PUT',
          url: routes.me(),
          headers: { cookie: browser.cookie, origin: api.origin },
        });

        expect(answer.statusCode).toBe(404);
        expect(answer.json<ProblemDto>().code).toBe('not-found');
      },
    );

    it.each([
      ['no HTTP', 'HELLO\r\n\r\n', 400],
      ['an unknown verb', 'HACK /api/v1/me HTTP/1.1\r\nhost: x\r\n\r\n', 400],
      ['a header with a NUL', 'GET /api/v1/me HTTP/1.1\r\nhost: x\r\nx: a\0b\r\n\r\n', 400],
      ['a header without a name', 'GET /api/v1/me HTTP/1.1\r\nhost: x\r\n: y\r\n\r\n', 400],
      [
        'two lengths',
        'POST /api/v1/me HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
        400,
      ],
      [
        'a length and chunks',
        'POST /api/v1/me HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
        400,
      ],
      ['a huge header', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
      ['a control character in the path', 'GET /api/v1/\x01 HTTP/1.1\r\nhost: x\r\n\r\n', 400],
    ])('refuses %s', async (_what, text, status) => {
      const answer = await overTheWire(text);

      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
      expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
      expect(answer).toContain('"code":"invalid-request"');
    });
  });

  async function overTheWire(text: string): Promise<string> {
    if (!api.app.getHttpServer().listening) await api.app.listen(0, '127.0.0.1');
    const { port } = new URL(await api.app.getUrl());
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text, 'latin1'));
      let answer = '';
      socket.setEncoding('utf8');
      socket.on('data', (part: string) => (answer += part));
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
    });
  }
});
