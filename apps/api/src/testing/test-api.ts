import { randomBytes } from 'node:crypto';

import { routes, type MemberRole } from '@ringdown/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { pino } from 'pino';

import { createApp } from '../app.js';
import { readEnvironment } from '../config/environment.js';
import { hashPassword } from '../features/access/password-hasher.js';
import type { Clock } from '../platform/clock/clock.port.js';
import { assertDocumented } from './documented-answer.js';
import { createTestDatabase } from './test-database.js';

/** What a person of a test signs in with. */
export const password = 'correct horse battery staple';
const passwordHash = hashPassword(password);

export type Answer<Body> = { status: number; body: Body; headers: Record<string, unknown> };
export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The whole API on a database of its own, asked without a network. */
export type TestApi = Awaited<ReturnType<typeof startTestApi>>;

/** @param log receives every log line, uncensored. */
export async function startTestApi(
  variables: Record<string, string> = {},
  log?: { write: (line: string) => void },
  clock?: Clock,
) {
  const database = await createTestDatabase();
  const environment = readEnvironment({
    PUBLIC_URL: 'http://hotline.test',
    SECRET_KEY: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'silent',
    REQUESTS_PER_MINUTE: '1000000',
    ...variables,
  });
  const app: NestFastifyApplication = await createApp({
    environment: { ...environment, databaseUrl: database.url },
    logger: log === undefined ? pino({ level: 'silent' }) : pino({ level: 'trace' }, log),
    ...(clock === undefined ? {} : { clock }),
  });
  await app.getHttpAdapter().getInstance().ready();
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  // The database may be dropped while the goodbye of a connection is still on its way.
  pool.on('connect', (client) => client.on('error', () => undefined));

  const insert = async (sql: string, values: unknown[]): Promise<string> => {
    const { rows } = await pool.query<{ id: string }>(`${sql} RETURNING id`, values);
    const [row] = rows;
    if (row === undefined) throw new Error('Nothing was inserted.');
    return row.id;
  };

  return {
    app,
    pool,
    databaseUrl: database.url,
    origin: environment.publicUrl,
    insert,

    addProject: (name = 'Project') => insert('INSERT INTO projects (name) VALUES ($1)', [name]),

    /** A person who can sign in with `password`; their address is made of the name. */
    async addPerson(name: string, membership?: { projectId: string; role: MemberRole }) {
      const email = emailOf(name);
      const id = await insert('INSERT INTO users (name, email) VALUES ($1, $2)', [name, email]);
      await pool.query(
        `INSERT INTO accounts (user_id, account_id, provider_id, password) VALUES ($1::uuid, $1::text, 'credential', $2)`,
        [id, await passwordHash],
      );
      if (membership !== undefined) {
        await pool.query('INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, $3)', [
          membership.projectId,
          id,
          membership.role,
        ]);
      }
      return id;
    },

    async addPhone(userId: string, number: string, { verified = true, position = 0 } = {}) {
      return insert(
        `INSERT INTO phones (user_id, number, position, verified_at) VALUES ($1, $2, $3, CASE WHEN $4 THEN now() END)`,
        [userId, number, position, verified],
      );
    },

    addPolicy: (projectId: string, name = 'Policy') =>
      insert(
        `INSERT INTO incoming_call_policies (project_id, name, greeting_message, no_answer_message, no_one_available_message)
         VALUES ($1, $2, 'Hello', 'Nobody', 'Nobody at all')`,
        [projectId, name],
      ),

    /** What a browser on one of our pages would send. */
    async as(name: string) {
      const signedIn = await app.inject({
        method: 'POST',
        url: routes.signIn(),
        headers: { origin: environment.publicUrl },
        payload: { email: emailOf(name), password },
      });
      const cookie = signedIn.cookies.map(({ name: key, value }) => `${key}=${value}`).join('; ');
      return async <Body>(
        method: Verb,
        url: string,
        payload?: object,
        ifMatch?: unknown,
      ): Promise<Answer<Body>> => {
        const { statusCode, body, headers } = await app.inject({
          method,
          url,
          headers: {
            cookie,
            origin: environment.publicUrl,
            ...(typeof ifMatch === 'string' ? { 'if-match': ifMatch } : {}),
          },
          ...(payload === undefined ? {} : { payload }),
        });
        assertDocumented(
          { method, url },
          { status: statusCode, contentType: headers['content-type'] ?? '', body },
        );
        return {
          status: statusCode,
          body: read(body, headers['content-type']) as Body,
          headers,
        };
      };
    },

    async stop() {
      await app.close();
      await pool.end();
      await database.drop();
    },
  };
}

function read(body: string, contentType = 'application/json'): unknown {
  if (body === '') return undefined;
  return contentType.includes('json') ? JSON.parse(body) : body;
}

export function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
}
