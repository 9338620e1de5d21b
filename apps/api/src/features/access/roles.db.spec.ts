import { randomUUID } from 'node:crypto';

import { routes, type MemberRole, type ProblemDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi, type Verb } from '../../testing/test-api.js';

const roles: MemberRole[] = ['owner', 'admin', 'responder', 'viewer'];
const nobody = randomUUID();

type ProjectRoute = {
  verb: Verb;
  path: (projectId: string) => string;
  /** Only owners and admins may: it changes something, or shows what only they may see. */
  forAdmins?: boolean;
};
/** Every route of a project; the bodies are right for nobody, so that no call changes anything. */
const project: ProjectRoute[] = [
  { verb: 'GET', path: routes.members },
  { verb: 'GET', path: routes.callSmsConfigs, forAdmins: true },
  { verb: 'POST', path: routes.callSmsConfigs, forAdmins: true },
  { verb: 'GET', path: (id) => routes.callSmsConfig(id, nobody), forAdmins: true },
  { verb: 'PATCH', path: (id) => routes.callSmsConfig(id, nobody), forAdmins: true },
  { verb: 'DELETE', path: (id) => routes.callSmsConfig(id, nobody), forAdmins: true },
  { verb: 'POST', path: (id) => routes.callSmsConfigTest(id, nobody), forAdmins: true },
  { verb: 'POST', path: (id) => routes.callSmsConfigTestMessage(id, nobody), forAdmins: true },
  { verb: 'POST', path: (id) => routes.callSmsConfigTestCall(id, nobody), forAdmins: true },
  { verb: 'GET', path: routes.policies },
  { verb: 'POST', path: routes.policies, forAdmins: true },
  { verb: 'GET', path: (id) => routes.policy(id, nobody) },
  { verb: 'PATCH', path: (id) => routes.policy(id, nobody), forAdmins: true },
  { verb: 'DELETE', path: (id) => routes.policy(id, nobody), forAdmins: true },
  { verb: 'GET', path: (id) => routes.rules(id, nobody) },
  { verb: 'POST', path: (id) => routes.rules(id, nobody), forAdmins: true },
  { verb: 'PUT', path: (id) => routes.ruleOrder(id, nobody), forAdmins: true },
  { verb: 'PATCH', path: (id) => routes.rule(id, nobody, nobody), forAdmins: true },
  { verb: 'DELETE', path: (id) => routes.rule(id, nobody, nobody), forAdmins: true },
  { verb: 'GET', path: routes.auditLog, forAdmins: true },
  { verb: 'GET', path: routes.auditLogExport, forAdmins: true },
  { verb: 'GET', path: routes.calls },
  { verb: 'GET', path: (id) => routes.call(id, nobody) },
];
const titled = project.map((route) => ({ ...route, title: `${route.verb} ${route.path(':id')}` }));

describe('who may do what in a project', () => {
  let api: TestApi;
  let projectId: string;
  const people = new Map<string, Awaited<ReturnType<TestApi['as']>>>();
  const as = (name: string) => {
    const person = people.get(name);
    if (person === undefined) throw new Error(`${name} has not signed in.`);
    return person;
  };

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    for (const role of roles) {
      await api.addPerson(role, { projectId, role });
      people.set(role, await api.as(role));
    }
    const otherProject = await api.addProject('Other');
    await api.addPerson('stranger', { projectId: otherProject, role: 'owner' });
    people.set('stranger', await api.as('stranger'));
  });
  afterAll(() => api.stop());

  it.each(titled)('$title asks for sign-in', async ({ verb, path }) => {
    const answer = await api.app.inject({ method: verb, url: path(projectId) });

    expect(answer.statusCode).toBe(401);
    expect(answer.json<ProblemDto>().code).toBe('sign-in-required');
  });

  it.each(titled)(
    '$title tells a stranger that there is no such project',
    async ({ verb, path }) => {
      const body = verb === 'GET' || verb === 'DELETE' ? undefined : {};
      const real = await as('stranger')<ProblemDto>(verb, path(projectId), body);
      const invented = await as('stranger')<ProblemDto>(verb, path(randomUUID()), body);
      const malformed = await as('stranger')<ProblemDto>(verb, path('1'), body);

      expect(real.status).toBe(404);
      expect(real.body.detail).toBe('There is no such project.');
      expect(invented.body).toEqual(real.body);
      expect(malformed.body).toEqual(real.body);
    },
  );

  it.each(titled)(
    '$title is open to the roles that it names',
    async ({ verb, path, forAdmins }) => {
      const body = verb === 'GET' || verb === 'DELETE' ? undefined : {};
      for (const role of roles) {
        const { status } = await as(role)(verb, path(projectId), body);
        const isRefused = forAdmins === true && (role === 'responder' || role === 'viewer');
        expect(status === 403, `${role}: ${String(status)}`).toBe(isRefused);
        expect([200, 400, 403, 404]).toContain(status);
      }
    },
  );

  it('lets nobody listen to the calls of another project', async () => {
    const { status } = await as('stranger')('GET', routes.liveCalls(projectId));

    expect(status).toBe(404);
  });

  it('needs no sign-in for health and metrics', async () => {
    for (const url of ['/api/health/live', '/api/health/ready', '/api/metrics']) {
      expect((await api.app.inject({ method: 'GET', url })).statusCode).toBe(200);
    }
  });
});
