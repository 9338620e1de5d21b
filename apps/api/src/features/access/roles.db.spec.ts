import { randomUUID } from 'node:crypto';

import {
  apiKeyScopes,
  mayApiKey,
  mayRole,
  memberRoles,
  type Act,
  type Area,
  type ProblemDto,
} from '@ringdown/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  addressOf,
  apiOperations,
  dereferenced,
  type ApiOperation,
} from '../../testing/api-operations.js';
import { projectRows } from '../../testing/project-rows.js';
import { valuesOf } from '../../testing/request-values.js';
import { seedProject, type SeededProject } from '../../testing/seeded-project.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Permission = { kind: 'permission'; act: Act; area: Area };
type ProjectOperation = ApiOperation & { access: Permission };

const carrier = 'https://carrier.example';
const guarded = apiOperations.filter(({ access }) => access.kind !== 'anyone');
const ofProjects = guarded.filter(
  (operation): operation is ProjectOperation => operation.access.kind === 'permission',
);
/** A stream's answer never ends; live-calls.db.spec.ts reads it. */
const finite = ofProjects.filter(({ isStream }) => !isStream);

describe('every route of the OpenAPI document', () => {
  let api: TestApi;
  let mine: SeededProject;
  let theirs: SeededProject;

  beforeAll(async () => {
    api = await startTestApi({ ALLOWED_API_BASE_URLS: carrier });
    mine = await seedProject(api, 'Mine', { digit: 1, carrier });
    theirs = await seedProject(api, 'Theirs', { digit: 2, carrier });
  });
  afterAll(() => api.stop());

  /** A request that would be taken if whoever sends it might. */
  const bodyFor = ({ body }: ApiOperation, { known }: SeededProject) =>
    body === undefined
      ? undefined
      : (fc.sample(valuesOf(body, known), { seed: 1, numRuns: 1 })[0] as object);
  const withKey = (key: string, { verb }: ApiOperation, url: string, body?: object) =>
    api.app.inject({
      method: verb,
      url,
      headers: { authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { payload: body }),
    });
  const changesNothing = async (projects: SeededProject[], act: () => Promise<void>) => {
    const everything = () =>
      Promise.all(projects.map(({ ids }) => projectRows(api.pool, ids.projectId ?? '')));
    const before = await everything();
    await act();
    expect(await everything()).toEqual(before);
  };

  it.each(guarded)('$title asks for sign-in', async (operation) => {
    const answer = await api.app.inject({
      method: operation.verb,
      url: addressOf(operation, mine.ids),
      payload: bodyFor(operation, mine) ?? {},
    });

    expect(answer.statusCode).toBe(401);
    expect(answer.json<ProblemDto>().code).toBe('sign-in-required');
  });

  it.each(ofProjects)('$title is not there for a stranger', async (operation) => {
    const ask = (ids: Record<string, string>) =>
      theirs.people.owner<ProblemDto>(
        operation.verb,
        addressOf(operation, { ...mine.ids, ...ids }),
        bodyFor(operation, mine),
      );

    await changesNothing([mine, theirs], async () => {
      const real = await ask({});
      const invented = await ask({ projectId: randomUUID() });
      const malformed = await ask({ projectId: '1' });

      expect(real.status).toBe(404);
      expect(real.body.detail).toBe('There is no such project.');
      expect(invented.body).toEqual(real.body);
      expect(malformed.body).toEqual(real.body);
    });
  });

  it.each(ofProjects)('$title is not there for a key of another project', async (operation) => {
    await changesNothing([mine], async () => {
      const url = addressOf(operation, mine.ids);
      const answer = await withKey(theirs.apiKey, operation, url, bodyFor(operation, mine));

      expect(answer.statusCode).toBe(404);
      expect(answer.json<ProblemDto>().detail).toBe('There is no such project.');
    });
  });

  it.each(finite)('$title is open to the roles that the table names', async (operation) => {
    const { act, area } = operation.access;
    for (const role of memberRoles) {
      const status = await statusFor(operation, mine.people[role]);
      expect(status === 403, `${role}: ${String(status)}`).toBe(!mayRole(role, act, area));
      expect(status, role).toBeLessThan(500);
    }
  });

  it.each(finite)('$title is open to the keys that the table allows', async (operation) => {
    const { act, area } = operation.access;
    const answer = await withKey(mine.apiKey, operation, harmless(operation), {});

    const mayEverything = mayApiKey(apiKeyScopes, act, area);
    expect(answer.statusCode === 403).toBe(!mayEverything);
  });

  /** Nothing has this address, so that what is allowed changes nothing. */
  function harmless(operation: ApiOperation): string {
    const nothing = operation.pathParameters.map((name) => [name, randomUUID()] as const);
    return addressOf(operation, {
      ...Object.fromEntries(nothing),
      projectId: mine.ids.projectId ?? '',
    });
  }

  async function statusFor(operation: ApiOperation, ask: SeededProject['people']['owner']) {
    const body = operation.body === undefined ? undefined : {};
    return (await ask(operation.verb, harmless(operation), body)).status;
  }

  // A slug is no id: it names something in every project that has one.
  const idsIn = ({ pathParameters }: ApiOperation) =>
    pathParameters.filter((name) => name !== 'slug');
  it.each(ofProjects.filter((operation) => idsIn(operation).length > 1))(
    '$title finds nothing of another project',
    async (operation) => {
      const [, ...others] = idsIn(operation);
      await changesNothing([mine, theirs], async () => {
        for (const name of others) {
          const ids = { ...mine.ids, [name]: theirs.ids[name] ?? '' };
          const answer = await mine.people.owner<ProblemDto>(
            operation.verb,
            addressOf(operation, ids) + neededQuery(operation, mine),
            bodyFor(operation, mine),
          );
          expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBe(404);
        }
      });
    },
  );

  it.each(guarded.filter(isOwn))('$title reaches nothing of somebody else', async (operation) => {
    await changesNothing([mine, theirs], async () => {
      const answer = await mine.people.owner<ProblemDto>(
        operation.verb,
        addressOf(operation, theirs.ids),
        bodyFor(operation, mine),
      );
      expect(answer.status, JSON.stringify(answer.body)).toBe(404);
    });
  });

  it.each(apiOperations.flatMap(idFieldsOf))(
    '$title takes no $field of another project',
    async ({ operation, field, isList }) => {
      const [id] = fc.sample(theirs.known.idFor(field), 1);
      await changesNothing([mine, theirs], async () => {
        const answer = await mine.people.owner<ProblemDto>(
          operation.verb,
          addressOf(operation, mine.ids),
          { ...bodyFor(operation, mine), [field]: isList ? [id] : id },
        );
        expect(answer.status, JSON.stringify(answer.body)).toBe(400);
        expect(Object.keys(answer.body.fieldErrors ?? {})).toContain(field);
      });
    },
  );
});

/** Routes of the person, whatever the project, that name one thing of theirs. */
function isOwn({ access, pathParameters }: ApiOperation): boolean {
  return access.kind === 'signed-in' && pathParameters.length > 0;
}

/** Each field of a body that names something by its id. */
function idFieldsOf(operation: ApiOperation) {
  const fields = Object.entries(dereferenced(operation.body ?? {}).properties ?? {});
  return fields.flatMap(([field, schema]) => {
    const isList = schema.items?.format === 'uuid';
    const isId = isList || schema.format === 'uuid';
    return isId ? [{ title: operation.title, operation, field, isList }] : [];
  });
}

/** What the query has to say, so that a refusal is about nothing else. */
function neededQuery(operation: ApiOperation, { known }: SeededProject): string {
  const needed = operation.query
    .filter(({ isRequired }) => isRequired)
    .map(({ name, schema }) => `${name}=${String(fc.sample(valuesOf(schema, known, name), 1)[0])}`);
  return needed.length === 0 ? '' : `?${needed.join('&')}`;
}
