import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { servedRoutes } from '../../testing/served-routes.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('the description of the API', () => {
  let api: TestApi;
  const get = (url: string) => api.app.inject({ method: 'GET', url });

  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  it('is served to everybody and may be kept for a while', async () => {
    const answer = await get('/api/v1/openapi.json');

    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('application/json');
    expect(answer.headers['cache-control']).toBe('public, max-age=300');
    expect(answer.json<{ openapi: string }>().openapi).toMatch(/^3\.1\./);
  });

  it('names every route that the API serves', async () => {
    const { paths } = (await get('/api/v1/openapi.json')).json<{ paths: Record<string, object> }>();

    const documented = Object.entries(paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`),
    );

    const served = servedRoutes(api.app).filter(
      (route) => !/ \/api\/(notification|metrics|docs)/.test(route),
    );
    expect(documented.sort()).toEqual(served.sort());
  });

  it('is shown as a page whose files all come from here', async () => {
    const page = await get('/api/docs');
    const files = [...page.body.matchAll(/(?:href|src)="(?!data:)([^"]+)"/g)].map(
      ([, url = '']) => url,
    );

    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(files.length).toBeGreaterThan(2);
    for (const url of files) {
      const file = await get(url);
      expect(url).toMatch(/^\/api\/docs\//);
      expect(file.statusCode, url).toBe(200);
      expect(file.headers['content-type'], url).toMatch(/^text\/(css|javascript)/);
    }
  });

  it.each(['package.json', '..%2Fpackage.json', 'swagger-ui.js.map'])(
    'shows no file but those of the page, such as %s',
    async (name) => {
      expect((await get(`/api/docs/${name}`)).statusCode).toBe(404);
    },
  );
});
