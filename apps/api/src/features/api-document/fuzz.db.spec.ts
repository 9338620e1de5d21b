import { randomUUID } from 'node:crypto';

import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { addressOf, apiOperations } from '../../testing/api-operations.js';
import { Browser } from '../../testing/browser.js';
import { assertDocumented } from '../../testing/documented-answer.js';
import { wireRequests, type WireRequest } from '../../testing/hostile-requests.js';
import type { Known } from '../../testing/request-values.js';
import { seedProject, type SeededProject } from '../../testing/seeded-project.js';
import { emailOf, password, startTestApi, type TestApi } from '../../testing/test-api.js';

/** What ends things comes last, and what is inside of them before. */
const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const operations = apiOperations
  // Its answer never ends.
  .filter(({ isStream }) => !isStream)
  .toSorted(
    (one, other) =>
      verbs.indexOf(one.verb) - verbs.indexOf(other.verb) || other.path.length - one.path.length,
  );

const mostRequests = 50;
/** Of one operation: a slow machine asks less often, and all of them are done within a minute. */
const mostMilliseconds = 45_000 / operations.length;

describe('whatever a client sends', () => {
  const log: string[] = [];
  let rest: Awaited<ReturnType<typeof serveRest>>;
  let api: TestApi;
  let mine: SeededProject;
  let theirs: SeededProject;
  let browser: Browser;

  beforeAll(async () => {
    rest = await serveRest(new TwilioSimulator({ clock: new VirtualClock(), accounts: [] }));
    api = await startTestApi(
      { ALLOWED_API_BASE_URLS: rest.url },
      { write: (line) => log.push(line) },
    );
    mine = await seedProject(api, 'Mine', { digit: 1, carrier: rest.url });
    theirs = await seedProject(api, 'Theirs', { digit: 2, carrier: rest.url });
    browser = new Browser(api);
  });
  beforeEach(async () => {
    // Some requests sign out.
    const { statusCode } = await browser.ask('GET', '/api/v1/me');
    if (statusCode === 200) return;
    browser = new Browser(api, {
      address: `192.0.2.${String(1 + Math.floor(Math.random() * 250))}`,
    });
    const signIn = { email: emailOf('Mine owner'), password };
    expect((await browser.ask('POST', '/api/auth/sign-in/email', signIn)).statusCode).toBe(200);
  });
  afterAll(async () => {
    await api.stop();
    await rest.close();
  });

  /** Mostly what is there, now and then what belongs to others, or to nobody. */
  const known = (): Known => ({
    ...mine.known,
    idFor: (field) =>
      fc.oneof(
        { weight: 8, arbitrary: mine.known.idFor(field) },
        theirs.known.idFor(field),
        fc.constant(randomUUID()),
      ),
  });
  const send = async (operation: (typeof operations)[number], request: WireRequest) => {
    const query = request.query === '' ? '' : `?${request.query}`;
    const url = addressOf(operation, request.parameters) + query;
    const { statusCode, headers, body } = await api.app.inject({
      method: operation.verb,
      url,
      remoteAddress: '198.51.100.7',
      headers: {
        cookie: browser.cookie,
        origin: api.origin,
        ...(request.payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.payload === undefined ? {} : { payload: request.payload }),
    });
    return { url, status: statusCode, contentType: headers['content-type'] ?? '', body };
  };

  it.each(operations)('$title gets a documented answer', async (operation) => {
    await fc.assert(
      fc.asyncProperty(wireRequests(operation, known()), async (request) => {
        log.length = 0;
        const { url, ...answer } = await send(operation, request);
        expect(answer.status, `${answer.body}\n${log.join('\n')}`).toBeLessThan(500);
        assertDocumented({ method: operation.verb, url }, answer);
      }),
      { numRuns: mostRequests, interruptAfterTimeLimit: mostMilliseconds, seed: 7 },
    );
  });
});
